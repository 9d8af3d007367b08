"""Sign-in providers of a company, each a real process on this computer, that vouch for whoever is said to sit there.

They sign for real, with keys made at start: OpenID Connect with PKCE (RS256), SAML 2.0 with a signed assertion (xmlsec).
`/vary/?what=...` makes them misbehave in one way from then on; `/vary/` makes them good again.

    python company_providers.py openid PORT
    python company_providers.py saml PORT
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import subprocess
import sys
import time
import zlib
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import parse_qs, urlencode, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator


class Provider(BaseHTTPRequestHandler):
    """What both kinds share: the subject at the keyboard, and how it misbehaves."""

    subject = "subject-1"
    vary = ""
    seen: ClassVar[list[str]] = []

    def log_message(self, *_args: Any) -> None:
        """Quiet."""

    @property
    def query(self) -> dict[str, str]:
        return {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}

    def do_GET(self) -> None:  # noqa: N802  # http.server's name
        place = urlsplit(self.path).path
        if place == "/vary/":
            type(self).vary, type(self).subject = self.query.get("what", ""), self.query.get("who", "subject-1")
            self.say(b"so be it")
        else:
            self.answer(place)

    def answer(self, place: str) -> None:
        raise NotImplementedError

    def say(self, body: bytes, kind: str = "text/plain", status: int = 200, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


def openid(port: int) -> type[Provider]:
    import jwt
    from cryptography.hazmat.primitives.asymmetric import rsa

    issuer = f"http://localhost:{port}"
    key, other = (rsa.generate_private_key(public_exponent=65537, key_size=2048) for _ in range(2))
    asked: dict[str, dict[str, str]] = {}

    class OpenID(Provider):
        def answer(self, place: str) -> None:
            if place == "/.well-known/openid-configuration":
                self.tell(configuration(self.vary))
            elif place == "/keys":
                public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(key.public_key()))
                self.tell({"keys": [{**public, "kid": "one", "alg": "RS256", "use": "sig"}]})
            elif place == "/authorize":
                code = secrets.token_urlsafe(8)
                asked[code] = self.query
                state = "forged" if self.vary == "state" else self.query["state"]
                back = urlencode({"code": code, "state": state})
                self.say(b"", status=302, Location=f"{self.query['redirect_uri']}?{back}")

        def do_POST(self) -> None:  # noqa: N802  # as above
            sent = {n: v[0] for n, v in parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode()).items()}
            question = asked.pop(sent.get("code", ""), None)
            if question is None or not proves(question, sent.get("code_verifier", "")):
                self.tell({"error": "invalid_grant"}, status=400)
            else:
                self.tell({"access_token": "a", "token_type": "bearer", "id_token": self.token(question)})

        def token(self, question: dict[str, str]) -> str:
            now = int(time.time()) - (7200 if self.vary == "old" else 0)
            claims = {
                "iss": "http://evil.example" if self.vary == "issuer" else issuer,
                "sub": self.subject,
                "aud": "somebody-else" if self.vary == "audience" else question["client_id"],
                "exp": now + 300,
                "iat": now,
                "nonce": "another" if self.vary == "nonce" else question.get("nonce", ""),
                "email": "maja@tallvik.example",
                "email_verified": True,
            }
            if self.vary == "unsigned":
                return jwt.encode(claims, key=None, algorithm="none")
            if self.vary == "shared key":
                return jwt.encode(claims, key="one" * 20, algorithm="HS256", headers={"kid": "one"})
            signing = other if self.vary == "signature" else key
            return jwt.encode(claims, key=signing, algorithm="RS256", headers={"kid": "one"})

        def tell(self, what: Any, status: int = 200) -> None:
            self.say(json.dumps(what).encode(), "application/json", status)

    def configuration(vary: str) -> dict[str, Any]:
        return {
            "issuer": "http://localhost:1" if vary == "configuration" else issuer,
            "authorization_endpoint": f"{issuer}/authorize",
            "token_endpoint": f"{issuer}/token",
            "userinfo_endpoint": f"{issuer}/me",
            "jwks_uri": f"{issuer}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def proves(question: dict[str, str], verifier: str) -> bool:
        """PKCE (RFC 7636), with a challenge that is a digest; nothing goes without."""
        digest = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
        return question.get("code_challenge_method") == "S256" and question.get("code_challenge") == digest

    return OpenID


def saml(port: int) -> type[Provider]:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import rsa
    from cryptography.x509.oid import NameOID

    entity = f"http://localhost:{port}/metadata"

    def keys() -> tuple[bytes, bytes]:
        """A private key and its certificate."""
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Tallvik")])
        now = datetime.now(UTC)
        begun = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        dated = begun.serial_number(7).not_valid_before(now).not_valid_after(now + timedelta(days=1))
        private = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        return private, dated.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)

    ours, theirs = keys(), keys()

    class Saml(Provider):
        def answer(self, place: str) -> None:
            if place == "/metadata":
                self.say(metadata().encode(), "application/xml")
            elif place == "/sso":
                request = zlib.decompress(base64.b64decode(self.query["SAMLRequest"]), -15).decode()
                self.form(
                    request.split('ID="')[1].split('"')[0],
                    request.split('AssertionConsumerServiceURL="')[1].split('"')[0],
                )
            elif place == "/unasked":
                self.form("", self.query["acs"])

        def form(self, question: str, acs: str) -> None:
            """As providers answer: a page whose form goes to the one who asked."""
            if self.vary == "replay" and self.seen:
                answer = self.seen[0]
            else:
                answer = base64.b64encode(self.signed(question, acs)).decode()
                self.seen.append(answer)
            page = f'<form method="post" action="{acs}"><input type="hidden" name="SAMLResponse" value="{answer}">'
            self.say(f"<!doctype html><title>Tallvik</title>{page}<button>Go on</button></form>".encode(), "text/html")

        def signed(self, question: str, acs: str) -> bytes:
            import xmlsec
            from lxml import etree

            whole = etree.fromstring(response(self, question, acs).encode())
            assertion = whole.find("{urn:oasis:names:tc:SAML:2.0:assertion}Assertion")
            if self.vary != "unsigned":
                template = xmlsec.template.create(
                    assertion, xmlsec.constants.TransformExclC14N, xmlsec.constants.TransformRsaSha256
                )
                assertion.insert(1, template)
                reference = xmlsec.template.add_reference(
                    template, xmlsec.constants.TransformSha256, uri="#" + assertion.get("ID")
                )
                xmlsec.template.add_transform(reference, xmlsec.constants.TransformEnveloped)
                xmlsec.template.add_transform(reference, xmlsec.constants.TransformExclC14N)
                xmlsec.template.add_x509_data(xmlsec.template.ensure_key_info(template))
                xmlsec.tree.add_ids(assertion, ["ID"])
                signer = xmlsec.SignatureContext()
                private, certificate = theirs if self.vary == "signature" else ours
                signer.key = xmlsec.Key.from_memory(private, xmlsec.constants.KeyDataFormatPem)
                signer.key.load_cert_from_memory(certificate, xmlsec.constants.KeyDataFormatPem)
                signer.sign(template)
            text = etree.tostring(whole)
            return text.replace(b"subject-", b"Subject-") if self.vary == "changed" else text

    def response(asked: Provider, question: str, acs: str) -> str:
        now = datetime.now(UTC) - timedelta(hours=2 if asked.vary == "old" else 0)
        stamp, until = (moment.strftime("%Y-%m-%dT%H:%M:%SZ") for moment in (now, now + timedelta(minutes=5)))
        audience = "https://evil.example" if asked.vary == "audience" else acs.replace("/answer/", "/metadata/")
        issuer = "http://evil.example" if asked.vary == "issuer" else entity
        kind = "1.1:nameid-format:emailAddress" if asked.vary == "mail" else "2.0:nameid-format:persistent"
        name = "maja@tallvik.example" if asked.vary == "mail" else asked.subject
        reply = f' InResponseTo="{question}"' if question else ""
        return (
            f'<p:Response xmlns:p="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:a="urn:oasis:names:tc:SAML:2.0:assertion"'
            f' ID="_{secrets.token_hex(16)}" Version="2.0" IssueInstant="{stamp}" Destination="{acs}"{reply}>'
            f"<a:Issuer>{issuer}</a:Issuer>"
            '<p:Status><p:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></p:Status>'
            f'<a:Assertion ID="_{secrets.token_hex(16)}" Version="2.0" IssueInstant="{stamp}"><a:Issuer>{issuer}</a:Issuer>'
            f'<a:Subject><a:NameID Format="urn:oasis:names:tc:SAML:{kind}">{name}</a:NameID>'
            '<a:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">'
            f'<a:SubjectConfirmationData NotOnOrAfter="{until}" Recipient="{acs}"{reply}/></a:SubjectConfirmation></a:Subject>'
            f'<a:Conditions NotBefore="{stamp}" NotOnOrAfter="{until}"><a:AudienceRestriction><a:Audience>{audience}'
            f'</a:Audience></a:AudienceRestriction></a:Conditions><a:AuthnStatement AuthnInstant="{stamp}"><a:AuthnContext>'
            "<a:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified</a:AuthnContextClassRef>"
            "</a:AuthnContext></a:AuthnStatement></a:Assertion></p:Response>"
        )

    def metadata() -> str:
        certificate = "".join(line for line in ours[1].decode().splitlines() if "CERT" not in line)
        return (
            f'<m:EntityDescriptor xmlns:m="urn:oasis:names:tc:SAML:2.0:metadata" entityID="{entity}">'
            '<m:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">'
            '<m:KeyDescriptor use="signing"><d:KeyInfo xmlns:d="http://www.w3.org/2000/09/xmldsig#"><d:X509Data>'
            f"<d:X509Certificate>{certificate}</d:X509Certificate></d:X509Data></d:KeyInfo></m:KeyDescriptor>"
            '<m:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"'
            f' Location="http://localhost:{port}/sso"/></m:IDPSSODescriptor></m:EntityDescriptor>'
        )

    return Saml


@contextmanager
def provider(kind: str, port: int) -> Iterator[str]:
    """Starts one; its origin."""
    from real_house import wait_for

    process = subprocess.Popen([sys.executable, __file__, kind, str(port)])  # noqa: S603  # our own program
    try:
        wait_for(f"http://localhost:{port}/vary/", process)
        yield f"http://localhost:{port}"
    finally:
        process.terminate()
        process.wait(10)


if __name__ == "__main__":
    made = {"openid": openid, "saml": saml}[sys.argv[1]](int(sys.argv[2]))
    ThreadingHTTPServer(("localhost", int(sys.argv[2])), made).serve_forever()
