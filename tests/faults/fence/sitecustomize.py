"""No way out of this computer: put this folder on PYTHONPATH, and every Python there is fenced in.

What a process tries beyond loopback is refused and written into the file DERMADESK_FENCE, a line
each; so is a port opened to others. Python loads a module of this name by itself at its start.
"""

import contextlib
import ipaddress
import os
import socket
import sys

_NAMES = {"", "localhost", "ip6-localhost", socket.gethostname()}
_LOOKED_UP = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr")
_REACHED = ("socket.connect", "socket.sendto", "socket.sendmsg", "socket.bind")


def _is_far(host: object) -> bool:
    if host is None:
        return False
    text = host.decode(errors="replace") if isinstance(host, bytes) else str(host)
    if text in _NAMES:
        return False
    try:
        return not ipaddress.ip_address(text.partition("%")[0]).is_loopback
    except ValueError:
        return True


def _hook(event: str, arguments: tuple) -> None:
    if event in _LOOKED_UP:
        host = arguments[0]
    elif event in _REACHED:
        address = arguments[1]
        # The sockets of Unix have paths, and a bind to no address at all opens a port to others.
        if not isinstance(address, tuple) or not address:
            return
        host = address[0]
        if event == "socket.bind" and host == "":
            host = "0.0.0.0"
    else:
        return
    if _is_far(host):
        with contextlib.suppress(OSError), open(os.environ["DERMADESK_FENCE"], "a") as file:  # noqa: PTH123
            file.write(f"{event} {host} by {sys.orig_argv!r:.300}\n")
        raise ConnectionError(f"fenced: {event} {host}")


if "DERMADESK_FENCE" in os.environ:
    sys.addaudithook(_hook)
