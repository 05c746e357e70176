"""Nothing leaves this machine, nor listens to others: a guard that refuses every connection but to the machine itself.

The one exception is what the user named: the hosts of a Dask scheduler, `admit`ted by `redraft batch` alone.
"""

from __future__ import annotations

import ipaddress
import os
import sys
from collections.abc import Callable, Iterable

from redraft.errors import NetworkRefused

_LOCAL_NAMES = frozenset({"", "localhost", "ip6-localhost"})
_HUBS = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_DATASETS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
}
_ADMITTED: set[str] = set()
"""The hosts that the user named; a set of the process, since a guard once installed cannot be changed otherwise."""


def stay_offline() -> None:
    """Refuse, from now on and for good, each attempt of this process to reach or look up another machine, or to be reached.

    The guard is an audit hook (PEP 578): it also holds for libraries, and cannot be taken off.
    """
    hubs_offline()
    sys.addaudithook(_guard)


def admit(hosts: Iterable[str]) -> None:
    """Let this process reach these hosts, each a name or an address, from now on; nobody is let in to listen."""
    _ADMITTED.update(host.lower() for host in hosts)


def is_this_machine(host: str) -> bool:
    """Whether a host, a name or an address, is this very machine by its loopback.

    >>> is_this_machine("127.0.0.1"), is_this_machine("::1"), is_this_machine("192.0.2.7")
    (True, True, False)
    """
    return bool(host) and _is_local(host)


def hubs_offline() -> None:
    """Tell the libraries that look models up on a hub not to, whether or not one of them is imported already."""
    os.environ.update(_HUBS)
    constants = sys.modules.get("huggingface_hub.constants")
    if constants is not None:
        vars(constants)["HF_HUB_OFFLINE"] = True


def _guard(event: str, arguments: tuple[object, ...]) -> None:
    check = _CHECKS.get(event)
    if check is not None and not check(arguments):
        raise NetworkRefused("Something tried to reach the network, and was refused.")


def _to_local_address(arguments: tuple[object, ...]) -> bool:
    """For events whose second argument is a socket address; one without a host is a path on this machine."""
    address = arguments[1] if len(arguments) > 1 else None
    return not isinstance(address, tuple) or _is_local(address[0]) or _is_admitted(address[0])


def _at_local_address(arguments: tuple[object, ...]) -> bool:
    """For listening: an address without a name is every address of this machine, which others can reach."""
    address = arguments[1] if len(arguments) > 1 else None
    return not isinstance(address, tuple) or (bool(address[0]) and _is_local(address[0]))


def _of_local_name(arguments: tuple[object, ...]) -> bool:
    """For look-ups, whose first argument is the host."""
    host = arguments[0] if arguments else None
    return _is_local(host) or _is_admitted(host)


def _is_admitted(host: object) -> bool:
    return _named(host) in _ADMITTED


def _is_local(host: object) -> bool:
    if host is None or isinstance(host, int):
        return True
    name = _named(host)
    if name in _LOCAL_NAMES:
        return True
    try:
        return ipaddress.ip_address(name.partition("%")[0]).is_loopback
    except ValueError:
        return False


def _named(host: object) -> str:
    return (host.decode("ascii", "replace") if isinstance(host, bytes) else str(host)).lower()


_CHECKS: dict[str, Callable[[tuple[object, ...]], bool]] = {
    "socket.bind": _at_local_address,
    "socket.connect": _to_local_address,
    "socket.sendto": _to_local_address,
    "socket.sendmsg": _to_local_address,
    "socket.getaddrinfo": _of_local_name,
    "socket.gethostbyname": _of_local_name,
    "socket.gethostbyaddr": _of_local_name,
}
