# testum_translations(<target> <name>): compiles translations/<name>_*.ts into the target as
# :/i18n/*.qm and adds them to `update_translations`, which collects new sentences. English is there
# for plurals.
function(testum_translations target name)
    qt_add_translations(${target}
        TS_FILES ${PROJECT_SOURCE_DIR}/translations/${name}_en.ts ${PROJECT_SOURCE_DIR}/translations/${name}_ru.ts
        RESOURCE_PREFIX /i18n
        LUPDATE_OPTIONS -no-obsolete -locations none)
endfunction()
