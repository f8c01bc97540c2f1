# Settings every target shares, and testum_module(), the one way to declare a room.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTOUIC_SEARCH_PATHS ${PROJECT_SOURCE_DIR}/ui)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)

option(TESTUM_WERROR "Treat warnings as errors" ON)
option(TESTUM_PCH "Precompile headers (off for clang-tidy, which cannot read g++'s)" ON)
set(TESTUM_SANITIZE "" CACHE STRING "Sanitizers, as for -fsanitize=")

find_program(TESTUM_CCACHE ccache)
if(TESTUM_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER
        ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        ${TESTUM_CCACHE})
endif()
# Not mold: 1.10, Debian 12's, now and then begins PT_GNU_RELRO with a .tbss that lies before the
# segment's page, and the loader refuses such a program ("cannot apply additional memory protection").
find_program(TESTUM_LLD ld.lld)
if(TESTUM_LLD AND CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
    add_link_options(-fuse-ld=lld)
endif()

add_library(testum_options INTERFACE)
target_compile_definitions(testum_options INTERFACE
    TESTUM_VERSION="${PROJECT_VERSION}"
    QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING QT_NO_FOREACH QT_NO_KEYWORDS)
if(MSVC)
    target_compile_options(testum_options INTERFACE /W4 $<$<BOOL:${TESTUM_WERROR}>:/WX>)
else()
    target_compile_options(testum_options INTERFACE
        -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-align
        $<$<BOOL:${TESTUM_WERROR}>:-Werror>
        -fstack-protector-strong
        $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
endif()
if(TESTUM_SANITIZE)
    add_compile_options(-fsanitize=${TESTUM_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
    add_link_options(-fsanitize=${TESTUM_SANITIZE})
    if(TESTUM_SANITIZE MATCHES "thread" AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        # Qt's headers use a fence, which ThreadSanitizer does not model.
        add_compile_options(-Wno-tsan)
    endif()
endif()

# testum_module(<room> [DEPENDS <room>...] [PUBLIC <lib>...] [PRIVATE <lib>...])
# Every .cpp and .h of src/<room>/ belongs to the static library testum_<room>. DEPENDS is the
# layering table: tests/lint/check_layering.py holds every #include against it. The forms of ui/
# belong to the one room with widgets, gui.
function(testum_module room)
    cmake_parse_arguments(ARG "" "" "DEPENDS;PUBLIC;PRIVATE" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${room}/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/${room}/*.h
        ${CMAKE_CURRENT_SOURCE_DIR}/${room}/handlers/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/${room}/handlers/*.h)
    list(FILTER sources EXCLUDE REGEX "/(app|desktop)/main[a-z]*\\.cpp$")
    if(WIN32)
        list(FILTER sources EXCLUDE REGEX "_unix\\.cpp$")
    else()
        list(FILTER sources EXCLUDE REGEX "_win\\.cpp$")
    endif()
    set(forms "")
    if(Qt6::Widgets IN_LIST ARG_PUBLIC)
        file(GLOB forms CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/ui/*.ui)
    endif()
    list(TRANSFORM ARG_DEPENDS PREPEND testum_)
    if(NOT sources MATCHES "\\.cpp")
        add_library(testum_${room} INTERFACE)
        target_include_directories(testum_${room} INTERFACE ${CMAKE_CURRENT_SOURCE_DIR})
        target_link_libraries(testum_${room} INTERFACE ${ARG_DEPENDS} ${ARG_PUBLIC} Qt6::Core)
        return()
    endif()
    add_library(testum_${room} STATIC ${sources} ${forms})
    if(Qt6::Widgets IN_LIST ARG_PUBLIC)
        set_target_properties(testum_${room} PROPERTIES AUTOUIC ON)
    endif()
    target_include_directories(testum_${room} PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
    target_link_libraries(testum_${room} PUBLIC ${ARG_DEPENDS} ${ARG_PUBLIC} Qt6::Core
        PRIVATE testum_options ${ARG_PRIVATE})
    if(TESTUM_PCH)
        target_precompile_headers(testum_${room} PRIVATE ${PROJECT_SOURCE_DIR}/cmake/pch.h)
    endif()
endfunction()

# testum_executable(<name> <source> <lib>...)
function(testum_executable name source)
    if(NOT EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/${source})
        return()
    endif()
    add_executable(${name} ${source})
    target_link_libraries(${name} PRIVATE ${ARGN} testum_options)
endfunction()
