# Swagger UI for /docs. The pinned npm package is fetched by the npm client into the build
# directory, checked against its pin, and two files of it are compiled in. Where that is not
# possible the build goes on without it: /docs is a plain page then.

option(TESTUM_SWAGGER_UI "Compile Swagger UI in (fetched by npm)" ON)

# Sets `result` to the directory with the unpacked files, or to "" after a warning.
function(testum_fetch_swagger_ui result)
    set(${result} "" PARENT_SCOPE)
    set(pinFile ${PROJECT_SOURCE_DIR}/cmake/swagger-ui.json)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${pinFile})
    file(READ ${pinFile} pin)
    string(JSON name GET "${pin}" name)
    string(JSON version GET "${pin}" version)
    string(JSON expected GET "${pin}" sha512)
    set(directory ${CMAKE_BINARY_DIR}/swagger-ui-${version})
    if(EXISTS ${directory}/complete)
        set(${result} ${directory} PARENT_SCOPE)
        return()
    endif()

    set(warning "testum: /docs will be a plain page without Swagger UI:")
    find_program(TESTUM_NPM npm)
    if(NOT TESTUM_NPM)
        message(WARNING "${warning} there is no npm command.")
        return()
    endif()
    file(REMOVE_RECURSE ${directory})
    file(MAKE_DIRECTORY ${directory})
    execute_process(
        COMMAND ${TESTUM_NPM} pack --silent --fetch-retries=1 --fetch-timeout=20000 ${name}@${version}
        WORKING_DIRECTORY ${directory} TIMEOUT 90
        RESULT_VARIABLE failed OUTPUT_QUIET ERROR_QUIET)
    set(archive ${directory}/${name}-${version}.tgz)
    if(failed OR NOT EXISTS ${archive})
        message(WARNING "${warning} npm could not fetch ${name} ${version} (${failed}).")
        return()
    endif()
    file(SHA512 ${archive} found)
    if(NOT found STREQUAL expected)
        file(REMOVE ${archive})
        message(WARNING "${warning} ${name} ${version} does not match its pin; it was not used.")
        return()
    endif()
    file(ARCHIVE_EXTRACT INPUT ${archive} DESTINATION ${directory}
        PATTERNS package/swagger-ui-bundle.js package/swagger-ui.css package/LICENSE package/NOTICE
            package/swagger-ui-bundle.js.LICENSE.txt)
    set(licence "")
    foreach(part NOTICE LICENSE swagger-ui-bundle.js.LICENSE.txt)
        file(READ ${directory}/package/${part} text)
        string(APPEND licence "${text}\n")
    endforeach()
    file(WRITE ${directory}/package/swagger-ui-license.txt "${licence}")
    file(REMOVE ${archive})
    file(TOUCH ${directory}/complete)
    set(${result} ${directory} PARENT_SCOPE)
endfunction()

# Compiles the files into the target under :/api/docs, when they can be had.
function(testum_add_swagger_ui target)
    if(NOT TESTUM_SWAGGER_UI)
        return()
    endif()
    testum_fetch_swagger_ui(directory)
    if(NOT directory)
        return()
    endif()
    set(package ${directory}/package)
    qt_add_resources(${target} swagger_ui PREFIX "/api/docs" BASE ${package}
        FILES ${package}/swagger-ui-bundle.js ${package}/swagger-ui.css ${package}/swagger-ui-license.txt
        OPTIONS --compress-algo zlib --compress 9)
    target_compile_definitions(${target} PRIVATE TESTUM_SWAGGER_UI)
endfunction()
