# The packages, in a stage of their own so that nothing used only for installing stays in the image.
FROM python:3.11-slim-bookworm AS packages
COPY requirements.txt /srv/evidence/
RUN python -m venv /opt/venv && /opt/venv/bin/python -m pip install --no-cache-dir --require-hashes --requirement /srv/evidence/requirements.txt

FROM python:3.11-slim-bookworm
ENV PATH="/opt/venv/bin:$PATH" \
    PYTHONUNBUFFERED=1 \
    PORT=8000 \
    VAR_DIR=/var/lib/evidence
RUN useradd --system --uid 10001 --no-create-home evidence && install --directory --owner=evidence /var/lib/evidence
WORKDIR /srv/evidence
COPY --from=packages /opt/venv /opt/venv
COPY LICENSE manage.py ./
COPY evidence/ evidence/
COPY templates/ templates/
COPY static/ static/
# Collecting needs settings, not secrets: the key of this step is used for nothing else.
RUN SECRET_KEY=only-for-this-step python manage.py collectstatic --no-input
USER 10001
# The search index, and the database when it is SQLite.
VOLUME /var/lib/evidence
EXPOSE 8000
# The first start migrates, loads and indexes; see docker-compose.yml for a larger library.
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s \
    CMD ["python", "-c", "import os, urllib.request as u; u.urlopen(f'http://127.0.0.1:{os.environ[\"PORT\"]}/healthz', timeout=4)"]
CMD ["python", "manage.py", "serve", "--host", "0.0.0.0"]
