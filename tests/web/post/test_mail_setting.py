"""Where letters go out, as it is written in the environment; TLS is asked for and never given up."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from mail_server import Box, mail_server
from post_office import again, deliver, send

from dreamline_web.environment import BadSetting
from dreamline_web.post import server, words
from dreamline_web.post.models import State
from dreamline_web.post.server import CLEAR, STARTTLS, TLS, Server

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_django.fixtures import Settings


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://mail.example", Server("mail.example", 587, STARTTLS)),
        ("smtps://mail.example", Server("mail.example", 465, TLS)),
        ("smtp+clear://mail.internal", Server("mail.internal", 25, CLEAR)),
        ("smtp://me%40x:p%2Fs%40s@mail.example:2525", Server("mail.example", 2525, STARTTLS, "me@x", "p/s@s")),
        ("smtp+clear://me:pass@localhost:1025", Server("localhost", 1025, CLEAR, "me", "pass")),
        ("smtp://[::1]:587/", Server("::1", 587, STARTTLS)),
    ],
)
def test_it_is_read_from_its_address(url: str, expected: Server) -> None:
    assert server.chosen(url) == expected


def test_nothing_written_means_no_mail() -> None:
    assert server.chosen("") is None


@pytest.mark.parametrize(
    "url",
    [
        "mail.example:587",
        "http://mail.example",
        "smtp://",
        "smtp://user:secret@:587",
        "smtp://mail.example:port",
        "smtp://mail.example/queue",
        "smtp://user:secret@mail.example?tls=no",
        "smtp://user:sec#ret@mail.example",
        "smtp://[::1",
    ],
)
def test_a_mistake_is_one_sentence_without_the_password(url: str) -> None:
    with pytest.raises(BadSetting, match="DREAMLINE_MAIL cannot be read") as refused:
        server.chosen(url)
    assert "sec" not in str(refused.value)


def test_no_password_goes_out_in_the_clear() -> None:
    with pytest.raises(BadSetting, match="in the clear"):
        server.chosen("smtp+clear://me:pass@mail.example")


def test_the_password_is_not_in_what_a_trace_prints() -> None:
    assert "pass" not in repr(server.chosen("smtp://me:pass@mail.example"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "Dreamline <dreamline@dreamline.example>"),
        ("post@example.org", "post@example.org"),
        ("Träume <post@example.org>", "Träume <post@example.org>"),
    ],
)
def test_the_sender_has_a_default(text: str, expected: str) -> None:
    assert str(server.sender(text, host="dreamline.example")) == expected


@pytest.mark.parametrize("text", ["Dreamline", "post@", "Dreamline <post>", "a@example.org\nBcc: b@example.org", "@"])
def test_a_sender_that_is_no_address_is_said(text: str) -> None:
    with pytest.raises(BadSetting, match="DREAMLINE_MAIL_FROM is"):
        server.sender(text, host="dreamline.example")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and a certificate for localhost, signed by itself, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    form = serialization.PrivateFormat.PKCS8
    path = tmp_path_factory.mktemp("tls") / "localhost.pem"
    path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, form, plain) + made.public_bytes(serialization.Encoding.PEM)
    )
    return path


def own(certificate: Path) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)
    return context


@pytest.mark.django_db
@pytest.mark.parametrize(("scheme", "wrapped"), [("smtp", False), ("smtps", True)])
def test_letters_leave_over_tls(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, certificate: Path, scheme: str, *, wrapped: bool
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with mail_server(Box(), tls=own(certificate), wrapped=wrapped) as box:
        settings.MAIL_SERVER = server.chosen(f"{scheme}://localhost:{box.port}")
        letter = send()
        assert deliver()
    assert again(letter).state == State.SENT
    assert len(box.came) == 1


@pytest.mark.django_db
@pytest.mark.parametrize(("scheme", "wrapped"), [("smtp", False), ("smtps", True)])
def test_a_certificate_nobody_vouches_for_gets_no_letter(
    settings: Settings, certificate: Path, scheme: str, *, wrapped: bool
) -> None:
    with mail_server(Box(), tls=own(certificate), wrapped=wrapped) as box:
        settings.MAIL_SERVER = server.chosen(f"{scheme}://localhost:{box.port}")
        letter = send()
        assert not deliver()
    assert (again(letter).state, again(letter).why, box.came) == (State.WAITING, words.NOT_TRUSTED, [])


@pytest.mark.django_db
def test_a_server_without_starttls_gets_no_letter(settings: Settings) -> None:
    with mail_server(Box()) as box:
        settings.MAIL_SERVER = server.chosen(f"smtp://localhost:{box.port}")
        letter = send()
        assert not deliver()
    assert (again(letter).state, again(letter).why, box.came) == (State.WAITING, words.NOT_PROTECTED, [])
