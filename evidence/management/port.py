"""Is the port free? Run as a file by `make run`, before Django is installed: standard library only."""

import socket
import sys


def find_port_problem(host: str, port: int) -> str:
    """Return a sentence on why nothing can be served there, or an empty text."""
    if not 0 < port < 2**16:
        return f"{port} is not a port: choose a number from 1 to 65535, for example PORT=8000."
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError:
            return f"Port {port} needs more rights than you have: choose one above 1023, for example PORT=8000."
        except OSError as error:
            return (
                f"Port {port} on {host} cannot be used ({error.strerror}): "
                f"stop what uses it or choose another, for example PORT={port + 1}."
            )
    return ""


if __name__ == "__main__":
    wanted = sys.argv[1]
    problem = find_port_problem("127.0.0.1", int(wanted)) if wanted.isdigit() else f"PORT={wanted} is not a number."
    sys.exit(problem or 0)
