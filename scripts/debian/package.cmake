# `cpack -G DEB` in a build folder makes prongsai_VERSION_ARCH.deb, with the libraries that the program is linked to as dependencies.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME prongsai)
set(CPACK_PACKAGE_CONTACT "The Prongsai project <prongsai@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "reads Thai ITA integrity reports into one SQLite database")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Encodings of fonts that PDFs do not carry with them.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "poppler-data")
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${CMAKE_CURRENT_LIST_DIR}/postinst ${CMAKE_CURRENT_LIST_DIR}/prerm ${CMAKE_CURRENT_LIST_DIR}/postrm)
include(CPack)
