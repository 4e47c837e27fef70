"""`manage.py serve`: make ready what is not, then become the web server."""

import os
import sys

from django.core.management.base import BaseCommand, CommandError

from evidence.management.port import find_port_problem
from evidence.management.preparing import prepare_content, prepare_database, prepare_index, prepare_static


class Command(BaseCommand):
    """Prepare and serve: the one command behind `make run` and the image."""

    help = "Prepare what is missing (migrations, starter content, index, static files), then serve with gunicorn."
    requires_system_checks = []  # the steps report their own faults, and the second start stays quick

    def add_arguments(self, parser):
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (0.0.0.0 for every network)")
        parser.add_argument("--port", type=int, default=os.environ.get("PORT") or "8000")
        parser.add_argument("--workers", type=int, default=2, help="processes; one for each core is a good start")
        parser.add_argument("--no-migrate", action="store_true", help="another step of the installation migrates")
        parser.add_argument("--no-starter", action="store_true", help="leave an empty library empty")

    def handle(self, *args, host, port, workers, no_migrate, no_starter, **options):
        if problem := find_port_problem(host, port):
            raise CommandError(problem)
        if not no_migrate:
            prepare_database(self._say)
        if not no_starter:
            prepare_content(self._say)
        prepare_index(self._say)
        prepare_static(self._say)
        # Links in feeds and citations use this address, unless the operator has set another.
        os.environ.setdefault("SITE_URL", f"http://localhost:{port}")
        self._say(f"Serving on http://{'localhost' if host == '127.0.0.1' else host}:{port}/ (Ctrl+C stops)")
        arguments = _gunicorn(host, port, workers)
        os.execv(sys.executable, arguments)  # noqa: S606 - a fixed program; it takes this process's place and signals

    def _say(self, sentence: str) -> None:
        self.stdout.write(sentence)
        self.stdout.flush()


def _gunicorn(host: str, port: int, workers: int) -> list[str]:
    return [
        sys.executable,
        *("-m", "gunicorn", "evidence.wsgi"),
        *("--bind", f"{host}:{port}"),
        *("--workers", str(workers), "--worker-class", "gthread", "--threads", "4"),
        # Long search strategies travel in the address; the default of 4,094 bytes refuses them.
        *("--limit-request-line", "8190"),
        # The heartbeat file must not wait for a disk, and the image's own file system is read-only.
        *(("--worker-tmp-dir", "/dev/shm") if os.path.isdir("/dev/shm") else ()),  # noqa: S108, PTH112 - a fixed folder of memory
        "--no-control-socket",
        *("--log-level", "warning"),
    ]
