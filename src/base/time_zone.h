/* time_zone.h - the zone after a time of day -> its offset. */
#ifndef BASE_TIME_ZONE_H
#define BASE_TIME_ZONE_H

#include "base/reader.h"

/* Reads the zone that may be next: "Z", an offset, after UTC or GMT perhaps, or a name that means
   one offset. Writes the seconds east of UTC. False, and nothing is read, where there is none. */
bool time_zone_read(struct reader *reader, long *offset);

#endif
