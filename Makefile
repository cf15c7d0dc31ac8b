# drcode: `make help` lists the targets. Variables in capitals are for users to set. GNU make 3.81 and
# bmake can read it.

CC = cc
HOSTCC = $(CC)
AR = ar
CFLAGS = -O2 -g
CPPFLAGS =
LDFLAGS =
PREFIX = /usr/local
DESTDIR =
DOCUMENTS =
SANITIZE =

# The folder of objects, and the program.
out = build
bin = drcode

# The rooms of src, in the order of data: a file includes only its own room and those before it.
base = base/ascii base/buffer base/bytes base/bytes_copy base/distance base/fold base/reader \
	base/time_name base/time_text base/time_zone base/timestamp base/utf8
system = system/posix system/windows system/windows_start
catalog = catalog/build catalog/builder catalog/catalog catalog/document catalog/field_labels \
	catalog/front_matter catalog/items catalog/load catalog/markdown catalog/rarity \
	catalog/source_lines catalog/tables catalog/tsv_table catalog/vocabulary
lookup = lookup/alignment lookup/answer lookup/asked lookup/candidates lookup/cause lookup/codes \
	lookup/context lookup/label lookup/label_cache lookup/label_rows lookup/nearby \
	lookup/numbers lookup/query lookup/reason lookup/similarity lookup/statement \
	lookup/words
log = log/bars log/by_sip log/columns log/counts log/csv log/csv_cells log/data_frame log/decode \
	log/evidence log/finding log/form log/gram_choice log/grams log/input log/json log/json_member \
	log/json_object log/json_rows log/json_syntax log/key_values log/line_start \
	log/look_back log/markup log/message log/needle_build log/needle_text log/needles \
	log/pair log/phrase_near log/phrases log/prefilter log/recent log/record log/scan_json \
	log/scan_lines log/scan_message log/scan_row log/scanner log/sip log/sip_call \
	log/sip_field log/sip_header log/sip_seen log/table log/text
summary = summary/compare summary/country summary/dates summary/example summary/filter summary/group \
	summary/name summary/rates summary/summary summary/tally summary/timeline
print = print/actions print/call_line print/color print/html print/html_advice print/html_chart \
	print/html_page print/html_tables print/html_words print/index print/mask print/messages \
	print/printed print/row_style print/row_writer print/rows print/safe print/summary_advice \
	print/summary_chart print/summary_details print/summary_text print/text print/wrap print/writer
cli = cli/date_order cli/documents cli/files cli/filters cli/header_names cli/lookup cli/notices \
	cli/options cli/progress cli/read_logs cli/region cli/search cli/suggest cli/terminal

# The library is the first five rooms; the program is all of them.
lib = $(base) $(system) $(catalog) $(lookup) $(log)
program = $(lib) $(summary) $(print) $(cli)
# The parts of the generators that run during the build.
gen = $(base) $(system) $(catalog) lookup/label lookup/label_cache lookup/label_rows log/by_sip \
	log/gram_choice log/grams log/needle_build log/needle_text log/needles log/phrases \
	catalog/mkrarities catalog/mktables print/messages cli/files cli/options cli/terminal
mk = catalog/mkcatalog log/mkneedles completions/mkcompletions
# The C files that they write.
made = catalog_data needle_data
tests = actions add alignment answer answer_record ascii asked bars buffer build by_sip \
	bytes call_line candidates catalog codes columns compare context context_read country \
	counts csv csv_cells date_order dates decode distance document document_errors evidence \
	example filter finding fold form format gram_choice grams group header_names html input \
	items json json_rows json_syntax key_values label label_cache line_start load look_back \
	markdown markup mask message messages name nearby needle_build needle_text needles \
	notices numbers options outcomes pair phrases prefilter printed progress query rarity \
	rates read_logs reader reason recent record region safe scan scanner search similarity sip \
	sip_call sip_field sip_header sip_seen statement suggest summary summary_chart \
	summary_details system table tables tally terminal time_text time_zone timeline \
	timestamp tsv_table utf8 vocabulary words wrap writer

# What runs for each byte, finding or phrase; SMALL makes the rest small: -Os in a release.
often = base/ascii base/bytes base/bytes_copy base/fold base/reader base/time_name catalog/catalog \
	lookup/alignment lookup/label lookup/nearby lookup/numbers lookup/words log/csv \
	log/csv_cells log/decode log/grams log/json log/json_member log/json_object \
	log/json_syntax log/line_start log/needles log/sip log/sip_header print/row_writer
SMALL =

objects = $(program:%=$(out)/%.o)
made_objects = $(made:%=$(out)/%.o)
host_objects = $(gen:%=build/host/%.o)
host_mains = $(mk:%=build/host/%.o)
test_programs = $(tests:%=$(out)/tests/test_%)
test_objects = $(tests:%=$(out)/tests/test_%.o) $(out)/tests/test.o
completions = build/completions/drcode.bash build/completions/_drcode build/completions/drcode.fish \
	build/completions/drcode.ps1
# Sanitizers stop at the first error: SANITIZE=1, and SANITIZE=integer for clang.
sanitize_1 = -fsanitize=address,undefined -fno-sanitize-recover=all
sanitize_integer = $(sanitize_1) -fsanitize=integer -fno-sanitize=unsigned-integer-overflow \
	-fno-sanitize=unsigned-shift-base -fno-sanitize=implicit-integer-sign-change
sanitize = $(sanitize_$(SANITIZE))
compile = -std=c11 -Wall -Wextra -Wpedantic -Werror=implicit-function-declaration \
	-Iinclude -Isrc -MMD -MP
# Options that protect a program are in files: those that the compiler takes, see src/package/flags.
options = $(CC) $(CPPFLAGS) $(CFLAGS) $(sanitize) $(LDFLAGS)

all: $(bin) completions

help:
	@echo 'make            build ./drcode and its completions for shells'
	@echo 'make check      build and run the tests; they need cmocka and jq'
	@echo 'make coverage   show which lines and branches the tests run; it needs gcc and gcovr'
	@echo 'make fuzz       run each fuzz target for SECONDS, 60; it needs clang'
	@echo 'make bench      measure speed against other tools; not a test'
	@echo 'make release    build a static, stripped build/release/drcode'
	@echo 'make lib        build the library, static and shared, in build'
	@echo 'make install    install all of it below PREFIX, $(PREFIX); packages set DESTDIR'
	@echo 'make install-program, make install-library    install one of the two'
	@echo 'make uninstall  remove what install has installed'
	@echo 'make packages   build these in build/packages, for all machines, with checksums; URL=ADDRESS'
	@echo '                says where they will be; make release-notes prints the changes'
	@echo 'make deb, make rpm, make tarball    build a package for Debian, other Linux, any Linux'
	@echo 'make windows    build a zip for Windows, with mingw-w64'
	@echo 'make dist       pack the sources; make distcheck tests the archive'
	@echo 'make clean      remove what was built'
	@echo 'SANITIZE=1      build with sanitizers; run make clean before and after'
	@echo 'DOCUMENTS=DIR   also compile in the documents of another folder'

$(bin): $(out)/main.o $(objects) $(made_objects) $(out)/program.flags
	@mkdir -p $(@D)
	$(CC) @$(out)/program.flags $(CFLAGS) $(sanitize) $(LDFLAGS) -o $@ $(out)/main.o $(objects) \
		$(made_objects)

$(out)/compile.flags $(out)/program.flags $(out)/shared.flags: src/package/flags Makefile
	@mkdir -p $(@D)
	@src/package/flags $(@F:.flags=) $(options) >$@

$(out)/main.o $(objects): Makefile $(out)/compile.flags
	@mkdir -p $(@D)
	$(CC) $(compile) @$(out)/compile.flags $(CPPFLAGS) $(CFLAGS) $(sanitize) \
		`case ' $(often) ' in *' $(@:$(out)/%.o=%) '*) ;; *) echo $(SMALL) ;; esac` -c -o $@ \
		$(@:$(out)/%.o=src/%.c)

$(host_objects) $(host_mains): Makefile
	@mkdir -p $(@D)
	$(HOSTCC) $(compile) -c -o $@ $(@:build/host/%.o=src/%.c)

build/host/mkcatalog: $(host_objects) build/host/catalog/mkcatalog.o
	$(HOSTCC) -o $@ $(host_objects) build/host/catalog/mkcatalog.o

# Generated in each build, which takes milliseconds, and replaced only if it differs: no document that
# is edited, added or removed is missed, and a failure leaves no incomplete table. Each build writes a
# file of its own first: builds for several machines may run at once.
build/catalog_data.c: build/host/mkcatalog always
	@new=$@.$$$$; build/host/mkcatalog data $(DOCUMENTS) >$$new || { rm $$new; exit 1; }; \
		if cmp -s $$new $@; then rm $$new; else mv $$new $@; fi

build/host/mkneedles: $(host_objects) build/host/log/mkneedles.o build/host/catalog_data.o
	$(HOSTCC) -o $@ $(host_objects) build/host/log/mkneedles.o build/host/catalog_data.o

build/needle_data.c: build/host/mkneedles data/gram-counts.tsv
	@new=$@.$$$$; build/host/mkneedles data/gram-counts.tsv >$$new || { rm $$new; exit 1; }; mv $$new $@

$(made_objects): Makefile build/catalog_data.c build/needle_data.c $(out)/compile.flags
	@mkdir -p $(@D)
	$(CC) $(compile) @$(out)/compile.flags $(CPPFLAGS) $(CFLAGS) $(sanitize) -c -o $@ \
		$(@:$(out)/%.o=build/%.c)

# Completion of the command line in bash, zsh, fish and PowerShell.
completions: $(completions)

$(completions): build/host/mkcompletions $(completions:build/%=src/%)
	@mkdir -p $(@D)
	@build/host/mkcompletions src/completions/$(@F) >$@.new
	@mv $@.new $@

build/host/mkcompletions: $(host_objects) build/host/completions/mkcompletions.o build/host/catalog_data.o
	$(HOSTCC) -o $@ $(host_objects) build/host/completions/mkcompletions.o build/host/catalog_data.o

build/host/catalog_data.o: build/catalog_data.c
	$(HOSTCC) $(compile) -c -o $@ build/catalog_data.c

# A static program, which needs no library: with musl's compiler where that is installed.
static = out=build/release bin=build/release/drcode \
	LDFLAGS='-static -s -Wl,-z,noseparate-code $(LDFLAGS)' SMALL=-Os \
	CFLAGS='$(CFLAGS) -fno-asynchronous-unwind-tables' \
	CC="`[ '$(CC)' = cc ] && command -v musl-gcc || echo '$(CC)'`" HOSTCC='$(HOSTCC)'
release:
	$(MAKE) $(static) build/release/drcode

coverage: $(out)/tests/needs
	tests/ci/coverage

SECONDS = 60
fuzz:
	tests/fuzz/run $(SECONDS)

bench: $(bin) release
	tests/bench/run

check: $(bin) completions $(test_programs)
	tests/check/run $(test_programs)

# Tests are not optimised: what they test is. Macros that need it, as packagers set, are undone.
$(test_objects): Makefile $(out)/tests/needs
	$(CC) $(compile) $(CPPFLAGS) $(CFLAGS) $(sanitize) -O0 -U_FORTIFY_SOURCE -c -o $@ \
		tests/unit/$(@F:.o=.c)

$(out)/tests/drcode.a: $(objects) $(made_objects)
	@mkdir -p $(@D)
	rm -f $@
	$(AR) rcs $@ $(objects) $(made_objects)

$(test_programs): $(out)/tests/test.o $(out)/tests/drcode.a

.o:
	$(CC) $(CFLAGS) $(sanitize) $(LDFLAGS) -o $@ $< $(out)/tests/test.o $(out)/tests/drcode.a -lcmocka

needs = 'make check needs cmocka and jq: install libcmocka-dev and jq (Debian), cmocka and jq (Homebrew)'
$(out)/tests/needs:
	@printf '%s\n' '#include <stdarg.h>' '#include <stddef.h>' '#include <stdint.h>' \
		'#include <setjmp.h>' '#include <cmocka.h>' | $(CC) $(CPPFLAGS) -E -x c - >/dev/null 2>&1 \
		&& command -v jq >/dev/null || { echo $(needs); exit 1; }
	@mkdir -p $(@D)
	@touch $@

clean:
	rm -rf build drcode

include src/package/package.mk
-include $(objects:.o=.d) $(out)/main.d $(made_objects:.o=.d) $(test_objects:.o=.d)
-include $(host_objects:.o=.d) $(host_mains:.o=.d) build/host/catalog_data.d

always:

.DELETE_ON_ERROR:
.PHONY: all completions help release bench fuzz check coverage clean always
