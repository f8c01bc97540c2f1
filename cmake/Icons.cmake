# The window's icons: those files of the pinned npm package lucide-static that
# resources/icons/icons.txt names are compiled in. Where the package cannot be had the build goes on
# without them: gui/themedicon draws a plain shape instead.

option(TESTUM_ICONS "Compile the lucide icons in (fetched by npm)" ON)

# Compiles the icons and their licence into the target under :/icons, when they can be had.
function(testum_add_icons target)
    if(NOT TESTUM_ICONS)
        return()
    endif()
    set(list ${PROJECT_SOURCE_DIR}/resources/icons/icons.txt)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${list})
    testum_fetch_npm(package ${PROJECT_SOURCE_DIR}/cmake/lucide.json
        "testum: the window will have plain shapes instead of icons" "package/icons/*.svg" package/LICENSE)
    if(NOT package)
        return()
    endif()
    file(STRINGS ${list} names REGEX "^[a-z0-9]")
    set(files "")
    foreach(name ${names})
        if(NOT EXISTS ${package}/icons/${name}.svg)
            message(FATAL_ERROR "${list}: lucide has no icon '${name}'")
        endif()
        list(APPEND files ${package}/icons/${name}.svg)
    endforeach()
    qt_add_resources(${target} lucide PREFIX "/" BASE ${package} FILES ${files})
    set_source_files_properties(${package}/LICENSE PROPERTIES QT_RESOURCE_ALIAS "lucide-license.txt")
    qt_add_resources(${target} lucide_license PREFIX "/icons" BASE ${package} FILES ${package}/LICENSE)
endfunction()
