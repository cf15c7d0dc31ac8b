# drcode: `make help` lists the targets. CC, HOSTCC, CFLAGS, CPPFLAGS, LDFLAGS, PREFIX and DESTDIR
# are yours to set; what the build needs besides is in the variables in small letters.

CC = cc
HOSTCC = $(CC)
CFLAGS = -O2 -g
PREFIX = /usr/local
DESTDIR =
DOCUMENTS =

std = -std=c11
warn = -Wall -Wextra -Wpedantic
inc = -Iinclude -Isrc

lib = ask builder buffer catalog document fold label load markdown match platform query table utf8
cli = json main message options output search text tsv
gen = mkcatalog builder buffer catalog document fold load markdown match platform table utf8

lib_objects = $(lib:%=build/%.o) build/catalog_data.o
objects = $(lib_objects) $(cli:%=build/%.o)
host_objects = $(gen:%=build/host/%.o)
data = $(wildcard data data/* data/*/*) $(DOCUMENTS) $(wildcard $(DOCUMENTS:%=%/*))

all: drcode

drcode: $(objects)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $(objects)

build/%.o: src/%.c Makefile
	@mkdir -p $(@D)
	$(CC) $(std) $(warn) $(inc) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

build/catalog_data.o: build/catalog_data.c
	$(CC) $(std) $(warn) $(inc) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

build/host/%.o: src/%.c Makefile
	@mkdir -p $(@D)
	$(HOSTCC) $(std) $(warn) $(inc) -O1 -MMD -MP -c -o $@ $<

build/host/mkcatalog: $(host_objects)
	$(HOSTCC) -o $@ $(host_objects)

build/catalog_data.c: build/host/mkcatalog $(data)
	build/host/mkcatalog data $(DOCUMENTS) >$@.new
	mv $@.new $@

clean:
	rm -rf build drcode

-include $(wildcard build/*.d build/*/*.d)

.PHONY: all clean
.DELETE_ON_ERROR:
