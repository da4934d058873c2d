# syntax=docker/dockerfile:1
# The API. Everything that it is made of is pinned with its hash in requirements.lock.

FROM python:3.11-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /build
RUN ["python", "-m", "venv", "/opt/nosograph"]
COPY requirements.lock ./
RUN ["/opt/nosograph/bin/python", "-m", "pip", "install", "--require-hashes", "--only-binary=:all:", "-r", "requirements.lock"]
COPY pyproject.toml README.md ./
COPY graph graph
COPY loaders loaders
COPY api api
RUN ["/opt/nosograph/bin/python", "-m", "pip", "install", "--no-deps", "--no-build-isolation", "--no-index", "."]

FROM python:3.11-slim-bookworm
RUN ["groupadd", "--system", "--gid", "10001", "nosograph"]
RUN ["useradd", "--system", "--uid", "10001", "--gid", "10001", "--no-create-home", "--shell", "/usr/sbin/nologin", "nosograph"]
RUN ["install", "--directory", "--owner=10001", "--group=10001", "--mode=0700", "/data"]
COPY --from=build /opt/nosograph /opt/nosograph
ENV PATH=/opt/nosograph/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    NOSOGRAPH_HOST=0.0.0.0 \
    NOSOGRAPH_PORT=8000 \
    NOSOGRAPH_HOME=/data
USER 10001:10001
WORKDIR /data
VOLUME ["/data"]
EXPOSE 8000
STOPSIGNAL SIGTERM
# Ready means that a real query was answered. Every status from 400 on raises, which ends it with 1.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/health/ready', timeout=4)"]
CMD ["nosograph", "serve"]
