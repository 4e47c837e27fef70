"""The block on the network is itself tested."""

import socket

import pytest

from tests.network import NetworkBlockedError


@pytest.mark.parametrize("address", ["192.0.2.1", "2001:db8::1", "example.org"])
def test_network_elsewhere_is_refused(address):
    with pytest.raises(NetworkBlockedError, match="Tests must not reach"):
        socket.create_connection((address, 80), timeout=1)


def test_network_direct_connection_is_refused():
    with socket.socket() as client, pytest.raises(NetworkBlockedError):
        client.connect(("192.0.2.1", 80))


def test_network_datagram_is_refused():
    with socket.socket(type=socket.SOCK_DGRAM) as client, pytest.raises(NetworkBlockedError):
        client.sendto(b"hello", ("192.0.2.1", 53))


def test_network_loopback_is_open():
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname(), timeout=1) as client,
    ):
        accepted, _ = server.accept()
        client.sendall(b"hello")

        assert accepted.recv(5) == b"hello"
        accepted.close()


def test_network_unix_sockets_are_open():
    first, second = socket.socketpair()
    with first, second:
        first.sendall(b"hello")

        assert second.recv(5) == b"hello"
