# testum_translations(<target>): compiles translations/testum_*.ts into the target as :/i18n/*.qm and
# adds `update_translations`, which collects new sentences into them. English is there for plurals.
function(testum_translations target)
    find_package(Qt6 6.4 REQUIRED COMPONENTS LinguistTools)
    qt_add_translations(${target}
        TS_FILES ${PROJECT_SOURCE_DIR}/translations/testum_en.ts ${PROJECT_SOURCE_DIR}/translations/testum_ru.ts
        RESOURCE_PREFIX /i18n
        LUPDATE_OPTIONS -no-obsolete -locations none)
endfunction()
