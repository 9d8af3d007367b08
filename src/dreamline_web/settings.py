"""All settings, from the environment only. Each is described in docs/self-hosting.md; a test compares the two."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF

from dreamline_web import database
from dreamline_web.environment import (
    BadSetting,
    env_bool,
    env_choice,
    env_int,
    env_list,
    env_path,
    env_secret,
    env_text,
    env_zone,
)
from dreamline_web.post import server as mail
from dreamline_web.signin.company import chosen as companies

HERE = Path(__file__).resolve().parent

# What whoever runs this chooses

DEMO = env_bool("DREAMLINE_DEMO")
DEBUG = env_bool("DREAMLINE_DEBUG")
DATA = env_path("DREAMLINE_DATA", Path("~/.local/share") / ("dreamline-demo" if DEMO else "dreamline"))
PORT = env_int("PORT", 8000, least=1, most=65535)
BIND = env_text("DREAMLINE_BIND", "127.0.0.1")
THREADS = env_int("DREAMLINE_THREADS", 4, least=1, most=64)
ORIGIN = env_text("DREAMLINE_ORIGIN", f"http://localhost:{PORT}").rstrip("/")
RUN_BY = env_text("DREAMLINE_RUN_BY")
MAIL = env_text("DREAMLINE_MAIL")
SECRET_KEY = env_secret("DREAMLINE_SECRET_KEY", kept_in=DATA / "secret-key")
DATABASES = database.chosen(env_text("DATABASE_URL"), env_text("DREAMLINE_KEYRING_URL"), DATA)
DATABASE_ROUTERS = ["dreamline_web.sealing.routing.Router"]
BACKUP_FOLDER = env_path("DREAMLINE_BACKUP_FOLDER", DATA / "backups")
BACKUP_KEY = env_text("DREAMLINE_BACKUP_KEY")
DRILL_DATABASE_URL = env_text("DREAMLINE_DRILL_DATABASE_URL")
DRILL_KEYRING_URL = env_text("DREAMLINE_DRILL_KEYRING_URL")
LANGUAGES = [("en", "English"), ("sv", "Svenska")]
LANGUAGE_CODE = env_choice("DREAMLINE_LANGUAGE", dict(LANGUAGES), "en")
TIME_ZONE = env_zone("DREAMLINE_TIME_ZONE", "UTC")

# Keys (sealing/masters.py): from the environment, from a service of your own, else from a file

MASTER_KEY = env_text("DREAMLINE_MASTER_KEY")
MASTER_KEY_PROVIDER = env_text("DREAMLINE_MASTER_KEY_PROVIDER")
MASTER_KEY_FILE = env_path("DREAMLINE_MASTER_KEY_FILE", DATA / "master-key")

# Where it answers

_origin = urlsplit(ORIGIN)
if _origin.scheme not in {"http", "https"} or not _origin.hostname or _origin.path:
    raise BadSetting(f"DREAMLINE_ORIGIN is “{ORIGIN}”; write it like https://dreamline.example, without a path.")
TLS = _origin.scheme == "https"
LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]")
LOOPBACK = _origin.hostname in {"localhost", "127.0.0.1", "::1"}
ALLOWED_HOSTS = [_origin.hostname, *env_list("DREAMLINE_HOSTS"), *(LOOPBACK_NAMES if LOOPBACK else ())]
CSRF_TRUSTED_ORIGINS = [ORIGIN]
if env_bool("DREAMLINE_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

ROOT_URLCONF = "dreamline_web.urls"
WSGI_APPLICATION = "dreamline_web.wsgi.application"
APPEND_SLASH = True

# What it is made of, from low to high

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "csp",
    "dreamline_web.pages",
    "dreamline_web.sealing",
    "dreamline_web.backups",
    "dreamline_web.post",
    "dreamline_web.people",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "dreamline_web.signin",
    "dreamline_web.keeping",
    "dreamline_web.stories",
]
MIDDLEWARE = [
    "dreamline_web.pages.armour.Armour",
    "csp.middleware.CSPMiddleware",
    "dreamline_web.pages.packing.Packing",
    "django.middleware.security.SecurityMiddleware",
    "dreamline_web.pages.armour.KnownHost",
    "dreamline_web.pages.armour.Bounded",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "dreamline_web.signin.doors.Door",
    "allauth.account.middleware.AccountMiddleware",
    "dreamline_web.pages.full_disk.FullDisk",
]
_LOADERS = ["django.template.loaders.app_directories.Loader"]
"""The app of template_partials would set these up itself, but brings Django's whole administration into memory."""
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [("template_partials.loader.Loader", [("django.template.loaders.cached.Loader", _LOADERS)])],
            "builtins": ["dreamline_web.pages.templatetags.parts", "template_partials.templatetags.partials"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "dreamline_web.pages.context.frame",
                "dreamline_web.people.context.cast",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.Person"

# Words and times

LOCALE_PATHS = [HERE / "locale"]
USE_TZ = True

# Post: where letters go out, and who they come from (post/server.py)

MAIL_SERVER = mail.chosen(MAIL)
MAIL_FROM = mail.sender(env_text("DREAMLINE_MAIL_FROM"), host=_origin.hostname)
MAIL_TIMEOUT = env_int("DREAMLINE_MAIL_TIMEOUT", 20, least=2, most=60)
EMAIL_BACKEND = "dreamline_web.post.only_door.Backend"

# Files of our own: hashed names, compressed, kept for a year by the browser

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "dreamline_web.pages.shelf.Shelf",
    },
}
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_ALLOW_ALL_ORIGINS = False

# What comes in is bounded before anything reads it

DATA_UPLOAD_MAX_MEMORY_SIZE = 12_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_MAX_MEMORY_SIZE = 32_000_000
"""The largest request (pages/armour.py answers 413 above it): an upload stays in memory until it is cleaned."""
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]

# Cookies: plain names on http, which only loopback uses; names bound to the host otherwise

_prefix = "__Host-" if TLS else "dreamline-"
SESSION_COOKIE_NAME = f"{_prefix}session"
CSRF_COOKIE_NAME = f"{_prefix}csrf"
LANGUAGE_COOKIE_NAME = f"{_prefix}language"
LOOK_COOKIE_NAME = f"{_prefix}look"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = TLS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
LANGUAGE_COOKIE_AGE = 60 * 60 * 24 * 365
CSRF_FAILURE_VIEW = "dreamline_web.pages.errors.not_from_here"

# Sign-in (signin/): django-allauth keeps factors and company accounts, the flow and its limits are ours

BEHIND_PROXY = env_bool("DREAMLINE_PROXY")
COMPANIES = companies.chosen(
    companies.openid(
        issuer=env_text("DREAMLINE_OIDC_ISSUER"),
        client=env_text("DREAMLINE_OIDC_CLIENT"),
        secret=env_text("DREAMLINE_OIDC_SECRET"),
        name=env_text("DREAMLINE_OIDC_NAME"),
    ),
    companies.saml(
        metadata=env_text("DREAMLINE_SAML_METADATA"),
        entity=env_text("DREAMLINE_SAML_ENTITY"),
        subject=env_text("DREAMLINE_SAML_SUBJECT"),
        name=env_text("DREAMLINE_SAML_NAME"),
    ),
)
ENTRY_COOKIE_NAME = f"{_prefix}entry"
LOGIN_URL = "signin:page"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "signin_kept",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
}
"""Shared by all workers: a code of an app that was used is used everywhere."""
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_MODEL_EMAIL_FIELD = "address"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = False
MIGRATION_MODULES = {
    "mfa": "dreamline_web.signin.tables.mfa.migrations",
    "socialaccount": "dreamline_web.signin.tables.socialaccount.migrations",
}
MFA_ADAPTER = "dreamline_web.signin.factors.adapter.Adapter"
MFA_SUPPORTED_TYPES = ["recovery_codes", "totp", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1
SOCIALACCOUNT_ADAPTER = "dreamline_web.signin.company.adapter.Adapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_QUERY_EMAIL = False

# Armour (pages/armour.py adds what has no setting)

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_SSL_REDIRECT = TLS and BEHIND_PROXY
SECURE_REDIRECT_EXEMPT = [r"^health/$"]
"""A monitor may ask beside the proxy."""
SILENCED_SYSTEM_CHECKS = [
    "security.W002",  # pages/armour.py says X-Frame-Options, also on what Django's own middleware does not reach
    "security.W021",  # whether a domain stands in the browsers' preload list is for its owner to say
]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}

# Logs say what happened, never what was said (pages/quiet_log.py)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"quiet": {"()": "dreamline_web.pages.quiet_log.Quiet"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "quiet"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "django.server": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "waitress": {"level": "ERROR"},
        "waitress.queue": {"level": "ERROR"},
    },
}
