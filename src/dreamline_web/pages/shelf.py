"""Our own static files: named by their content, compressed, kept by browsers for a year."""

from __future__ import annotations

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Shelf(CompressedManifestStaticFilesStorage):
    """Also follows the imports between script modules."""

    support_js_module_import_aggregation = True
