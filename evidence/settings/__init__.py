"""Settings of the library: read from the environment, safe when nothing is set.

Every variable is named in the README.
"""

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF

from .env import ROOT, read_secret, reader

# Site

SITE_URL = reader.str("SITE_URL", default="http://localhost:8000").rstrip("/")
SITE_NAME = "Integrated Care Evidence Library"
DEBUG = reader.bool("DEBUG", default=False)
SECRET_KEY = read_secret("SECRET_KEY")
_site = urlsplit(SITE_URL)
ALLOWED_HOSTS = [_site.hostname or "localhost", *reader.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1"])]
CSRF_TRUSTED_ORIGINS = [SITE_URL]
CSRF_FAILURE_VIEW = "evidence.browse.views.refused.show_forgery_refused"
ROOT_URLCONF = "evidence.urls"
WSGI_APPLICATION = "evidence.wsgi.application"

# Security: everything that needs https follows SITE_URL

_https = _site.scheme == "https"
SECURE_SSL_REDIRECT = _https
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _https else None
SECURE_HSTS_SECONDS = 31_536_000 if _https else 0
# Whether subdomains follow, and whether browsers preload it, is for the owner of the domain to decide.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SESSION_COOKIE_SECURE = _https
CSRF_COOKIE_SECURE = _https
SESSION_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "base-uri": [NONE],
        "connect-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "img-src": [SELF, "data:"],
        "script-src": [SELF],
        "style-src": [SELF],
    }
}

# Applications

INSTALLED_APPS = [
    "evidence",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_filters",
    "ninja",
    "simple_history",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "evidence.web.compression.CompressPages",
    "evidence.web.varying.VaryPagesByCookie",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [ROOT / "templates" / "public"],
        "OPTIONS": {
            "environment": "evidence.web.templates.environment",
            "context_processors": [
                "evidence.web.context.library",
                "evidence.browse.version.page_frame",
                "evidence.browse.briefing.keeping.own_briefing",
            ],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Data: SQLite unless DATABASE_URL says otherwise

VAR_DIR = Path(reader.str("VAR_DIR", default=str(ROOT / "var")))
DATABASES = {"default": reader.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR}/library.sqlite3")}
DATABASES["default"]["ATOMIC_REQUESTS"] = False
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # With the default mode, writers that read first fail as "locked"; see docs/decisions/0002.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    }
    DATABASES["default"]["CONN_MAX_AGE"] = None
else:
    DATABASES["default"]["CONN_MAX_AGE"] = reader.int("CONN_MAX_AGE", default=60)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Search index: derived from the database, may be deleted at any time

INDEX_DIR = Path(reader.str("INDEX_DIR", default=str(VAR_DIR / "index")))

# Curation

# The form of a paper with a hundred pieces of evidence sends about a thousand fields, Django's usual limit.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
REVIEW_REQUIRED = reader.bool("REVIEW_REQUIRED", default=True)

# Signing in: one page for workspace and admin. Five wrong passwords close an account's door, or that of a connection,
# for a quarter of an hour, after which what is kept of them is forgotten.

LOGIN_URL = "curate:sign_in"
LOGIN_REDIRECT_URL = "curate:home"
LOGOUT_REDIRECT_URL = "curate:sign_in"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = ["username", "ip_address"]
AXES_CLIENT_IP_CALLABLE = "evidence.web.sender.sender_of"
AXES_LOCKOUT_CALLABLE = "evidence.workspace.views.signing_in.show_locked"
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # trying again while waiting does not lengthen the wait
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "new_password", "new_password_again"]  # besides the password
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# Looking references up: who is asked, and whom they can write to. An empty address turns a source off.

LOOKUPS = {
    "crossref": reader.str("CROSSREF_URL", default="https://api.crossref.org"),
    "pubmed": reader.str("PUBMED_URL", default="https://eutils.ncbi.nlm.nih.gov/entrez/eutils"),
    "openalex": reader.str("OPENALEX_URL", default="https://api.openalex.org"),
}
# Whether links of records are also asked inside this machine and its network: only for tests, which have no other.
ASK_PRIVATE_ADDRESSES = False
LOOKUP_CONTACT = reader.str("LOOKUP_CONTACT", default="")
PUBMED_FILTER = reader.str("PUBMED_FILTER", default="").strip()

# Language and time

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English")]  # a language is offered when its catalogue stands in locale/
LOCALE_PATHS = [ROOT / "locale"]
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True

# Static files: hashed names, compressed, served by whitenoise

STATIC_URL = "/static/"
STATICFILES_DIRS = [ROOT / "static"]
STATIC_ROOT = Path(reader.str("STATIC_ROOT", default=str(ROOT / "static_collected")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 3600
WHITENOISE_USE_FINDERS = DEBUG

# Logging: one line an event on standard error

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    # What makes the library answer 503 is logged once, by who finds it; a line for each request would bury that.
    "filters": {
        "but_503": {
            "()": "django.utils.log.CallbackFilter",
            "callback": lambda record: getattr(record, "status_code", None) != 503,
        }
    },
    "root": {"handlers": ["stderr"], "level": reader.str("LOG_LEVEL", default="INFO")},
    "loggers": {
        "django.request": {"filters": ["but_503"]},
        "django.server": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
    },
}
