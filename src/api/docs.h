#pragma once

#include "api/api.h"
#include "text/errortext.h"

#include <QString>

namespace testum::api {

/// The page at /docs: Swagger UI where the build had it, else a readable list of the routes. Works
/// without network access, under a strict Content-Security-Policy. Any thread.
[[nodiscard]] ApiResponse docsPage(text::Language language);
/// The plain list, whatever the build had.
[[nodiscard]] ApiResponse plainDocsPage(text::Language language);
/// One of the page's own files. Errors: not_found/request.no_such_path.
[[nodiscard]] Result<ApiResponse> docsFile(const QString &name);
/// Whether Swagger UI is compiled in.
[[nodiscard]] bool hasSwaggerUi();

} // namespace testum::api
