"""Our own static files: named by their content, compressed, kept by browsers for a year."""

from __future__ import annotations

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Shelf(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # WhiteNoise has no types
    """Also follows the imports between script modules."""

    support_js_module_import_aggregation = True
