# Swagger UI for /docs: two files of a pinned npm package are compiled in. Where it cannot be had the
# build goes on without it: /docs is a plain page then.

option(TESTUM_SWAGGER_UI "Compile Swagger UI in (fetched by npm)" ON)

# Compiles the files into the target under :/api/docs, when they can be had.
function(testum_add_swagger_ui target)
    if(NOT TESTUM_SWAGGER_UI)
        return()
    endif()
    set(licences NOTICE LICENSE swagger-ui-bundle.js.LICENSE.txt)
    list(TRANSFORM licences PREPEND package/ OUTPUT_VARIABLE patterns)
    testum_fetch_npm(package ${PROJECT_SOURCE_DIR}/cmake/swagger-ui.json
        "testum: /docs will be a plain page without Swagger UI"
        package/swagger-ui-bundle.js package/swagger-ui.css ${patterns})
    if(NOT package)
        return()
    endif()
    set(licence "")
    foreach(part ${licences})
        file(READ ${package}/${part} text)
        string(APPEND licence "${text}\n")
    endforeach()
    file(CONFIGURE OUTPUT ${package}/swagger-ui-license.txt CONTENT "${licence}" @ONLY)
    qt_add_resources(${target} swagger_ui PREFIX "/api/docs" BASE ${package}
        FILES ${package}/swagger-ui-bundle.js ${package}/swagger-ui.css ${package}/swagger-ui-license.txt
        OPTIONS --compress-algo zlib --compress 9)
    target_compile_definitions(${target} PRIVATE TESTUM_SWAGGER_UI)
endfunction()
