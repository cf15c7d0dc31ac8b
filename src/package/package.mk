# The library, installation, packages and the archive of the sources: included by Makefile.

OBJCOPY = objcopy
LIBDIR = $(PREFIX)/lib
STRIP = strip
WINDOWS_CC = x86_64-w64-mingw32-gcc
# Where Debian's musl for arm64 is unpacked, and the folder of the packages for those who download them.
MUSL_ARM64 = build/foreign
URL = https://drcode.invalid

musl_arm64 = $(MUSL_ARM64)/usr/lib/aarch64-linux-musl

# The shared library has other names on macOS, whose make knows $(shell); in bmake that is empty.
mac = $(shell uname | grep Darwin)
so_ = libdrcode.so.0
so_Darwin = libdrcode.0.dylib
so_link_ = libdrcode.so
so_link_Darwin = libdrcode.dylib
so_name_ = -Wl,-soname,$(so_)
so_name_Darwin = -Wl,-install_name,$(LIBDIR)/$(so_Darwin)
so = $(so_$(mac))
so_link = $(so_link_$(mac))

lib_objects = $(lib:%=$(out)/lib/%.o)
lib_made = $(made:%=$(out)/lib/%.o)
compile_lib = $(CC) $(compile) @$(out)/compile.flags $(CPPFLAGS) $(CFLAGS) -fPIC -fvisibility=hidden

# Not part of "all": a shared library cannot be linked in every way that a program can.
lib: $(out)/libdrcode.a $(out)/$(so)

$(lib_objects): Makefile src/package/package.mk $(out)/compile.flags
	@mkdir -p $(@D)
	$(compile_lib) -c -o $@ $(@:$(out)/lib/%.o=src/%.c)

$(lib_made): build/catalog_data.c build/needle_data.c $(out)/compile.flags
	@mkdir -p $(@D)
	$(compile_lib) -c -o $@ $(@:$(out)/lib/%.o=build/%.c)

# One object, so that internal names of the library do not collide with those of a program. macOS makes
# them local by itself. Options for the machine, such as -m32, belong to CC.
$(out)/libdrcode.a: $(lib_objects) $(lib_made)
	$(CC) -r -nostdlib -o $(out)/lib/drcode.o $(lib_objects) $(lib_made)
	[ '$(mac)' ] || $(OBJCOPY) --localize-hidden $(out)/lib/drcode.o
	rm -f $@
	$(AR) rcs $@ $(out)/lib/drcode.o

$(out)/$(so): $(lib_objects) $(lib_made) $(out)/shared.flags
	$(CC) @$(out)/shared.flags $(CFLAGS) $(LDFLAGS) -shared $(so_name_$(mac)) -o $@ $(lib_objects) \
		$(lib_made)
	ln -sf $(so) $(out)/$(so_link)

# Depends on variables, so it is made in each build.
$(out)/drcode.pc: src/package/drcode.pc.in always
	@mkdir -p $(@D)
	@sed -e "s|@VERSION@|`src/package/pack version`|" -e 's|@PREFIX@|$(PREFIX)|' \
		-e 's|@LIBDIR@|$(LIBDIR)|' -e 's|^libdir=$(PREFIX)/|libdir=$${prefix}/|' src/package/drcode.pc.in >$@

place = PREFIX='$(PREFIX)' LIBDIR='$(LIBDIR)' DESTDIR='$(DESTDIR)' bin='$(bin)' out='$(out)' \
	so='$(so)' so_link='$(so_link)' src/package/install

install: install-program install-library

install-program: $(bin) completions
	@$(place) program

install-library: lib $(out)/drcode.pc
	@$(place) library

uninstall:
	@$(place) remove

deb: $(bin) completions lib
	rm -rf $(out)/deb
	$(MAKE) install DESTDIR=$(out)/deb PREFIX=/usr \
		LIBDIR="/usr/lib/`CC='$(CC)' src/package/pack multiarch`" >/dev/null
	CC='$(CC)' STRIP='$(STRIP)' src/package/pack deb $(out)/deb

# What is installed in /usr/local or in /usr, to be packed: `static` makes a program that needs nothing.
tree: $(bin) completions
	rm -rf $(out)/tree
	$(MAKE) install-program DESTDIR=$(out)/tree PREFIX= >/dev/null

tarball:
	$(MAKE) $(static) tree
	src/package/pack tar build/release/tree

# The same for arm64. Debian has a musl for it; its compiler is the one for the GNU C library, which
# then takes header files and libraries from where MUSL_ARM64 has them.
tarball-arm64:
	[ -d $(musl_arm64) ] || src/package/foreign $(MUSL_ARM64) musl-dev:arm64
	@mkdir -p build/musl-arm64
	sed 's|/usr/|$(MUSL_ARM64)/usr/|g' $(musl_arm64)/musl-gcc.specs >build/musl-arm64/specs
	$(MAKE) out=build/musl-arm64 bin=build/musl-arm64/drcode HOSTCC='$(HOSTCC)' \
		CC='aarch64-linux-gnu-gcc -specs build/musl-arm64/specs' LDFLAGS='-static -s $(LDFLAGS)' tree
	src/package/pack tar build/musl-arm64/tree

rpm:
	$(MAKE) $(static) tree
	URL='$(URL)' src/package/pack rpm build/release/tree

windows: completions
	$(MAKE) out=build/windows bin=build/windows/drcode.exe CC='$(WINDOWS_CC)' HOSTCC='$(HOSTCC)' \
		LDFLAGS='-static -s -Wl,--no-insert-timestamp $(LDFLAGS)' build/windows/drcode.exe
	src/package/pack windows build/windows/drcode.exe

dist:
	src/package/pack dist

distcheck: dist
	tests/ci/dist

# All of them, and what describes them.
packages:
	rm -rf build/packages
	$(MAKE) deb
	for machine in aarch64-linux-gnu i686-linux-gnu; do $(MAKE) deb out=build/$$machine \
		bin=build/$$machine/drcode CC=$$machine-gcc HOSTCC='$(HOSTCC)' AR=$$machine-ar \
		OBJCOPY=$$machine-objcopy STRIP=$$machine-strip || exit 1; done
	$(MAKE) tarball
	$(MAKE) tarball-arm64
	$(MAKE) rpm
	$(MAKE) windows
	$(MAKE) dist
	CC='$(CC)' URL='$(URL)' src/package/manifests

release-notes:
	@src/package/pack notes

-include $(lib_objects:.o=.d) $(lib_made:.o=.d)

.PHONY: lib install install-program install-library uninstall deb tree tarball tarball-arm64 rpm windows \
	dist distcheck packages release-notes
