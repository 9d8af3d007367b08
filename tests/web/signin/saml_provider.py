"""A SAML 2.0 identity provider that signs its assertions for real (xmlsec): `python saml_provider.py PORT`."""

from __future__ import annotations

import base64
import secrets
import sys
import zlib
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar
from xml.sax.saxutils import quoteattr

import xmlsec
from company_providers import Provider, serve
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from lxml import etree  # type: ignore[import-untyped]  # it has no types

ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion"
PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol"
NAMES = "urn:oasis:names:tc:SAML"


def keys() -> tuple[bytes, bytes]:
    """A private key and its certificate."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Tallvik")])
    now = datetime.now(UTC)
    begun = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    dated = begun.serial_number(7).not_valid_before(now).not_valid_after(now + timedelta(days=1))
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return private, dated.sign(key, hashes.SHA256()).public_bytes(pem)


OURS, ANOTHERS = keys(), keys()


class Saml(Provider):
    """`seen` holds the answers given so far."""

    origin = ""
    seen: ClassVar[list[str]] = []

    def answer(self, place: str) -> None:
        if place == "/metadata":
            self.say(self.metadata().encode(), "application/xml")
        elif place == "/sso":
            asked = etree.fromstring(zlib.decompress(base64.b64decode(self.query["SAMLRequest"]), -15))
            self.form(asked.get("ID"), asked.get("AssertionConsumerServiceURL"))
        elif place == "/unasked":
            self.form("", self.query["acs"])

    def form(self, question: str, acs: str) -> None:
        """As providers answer: a page whose form goes to the one who asked."""
        if self.vary != "replay":
            self.seen.append(base64.b64encode(self.signed(question, acs)).decode())
        field = f'<input type="hidden" name="SAMLResponse" value="{self.seen[0 if self.vary == "replay" else -1]}">'
        form = f"<form method=post action={quoteattr(acs)}>{field}<button>Go on</button></form>"
        self.say(f"<!doctype html><title>Tallvik</title>{form}".encode(), "text/html")

    def signed(self, question: str, acs: str) -> bytes:
        whole = self.response(question, acs)
        assertion = whole.find(f"{{{ASSERTION}}}Assertion")
        if self.vary != "unsigned":
            sign(assertion, *(ANOTHERS if self.vary == "signature" else OURS))
        text: bytes = etree.tostring(whole)
        return text.replace(b"subject-", b"Subject-") if self.vary == "changed" else text

    def response(self, question: str, acs: str) -> Any:
        now = datetime.now(UTC) - timedelta(hours=2 if self.vary == "old" else 0)
        stamp, until = (moment.strftime("%Y-%m-%dT%H:%M:%SZ") for moment in (now, now + timedelta(minutes=5)))
        dated = {"Version": "2.0", "IssueInstant": stamp}
        reply = {"InResponseTo": question} if question else {}
        whole = etree.Element(f"{{{PROTOCOL}}}Response", ID=new_id(), Destination=acs, **dated, **reply)
        self.issuer(whole)
        status = etree.SubElement(whole, f"{{{PROTOCOL}}}Status")
        etree.SubElement(status, f"{{{PROTOCOL}}}StatusCode", Value=f"{NAMES}:2.0:status:Success")
        assertion = add(whole, "Assertion", ID=new_id(), **dated)
        self.issuer(assertion)
        self.name(assertion, NotOnOrAfter=until, Recipient=acs, **reply)
        limits = add(assertion, "Conditions", NotBefore=stamp, NotOnOrAfter=until)
        audience = "https://evil.example" if self.vary == "audience" else acs.replace("/answer/", "/metadata/")
        add(add(limits, "AudienceRestriction"), "Audience", audience)
        context = add(add(assertion, "AuthnStatement", AuthnInstant=stamp), "AuthnContext")
        add(context, "AuthnContextClassRef", f"{NAMES}:2.0:ac:classes:unspecified")
        return whole

    def issuer(self, parent: Any) -> None:
        add(parent, "Issuer", "http://evil.example" if self.vary == "issuer" else f"{self.origin}/metadata")

    def name(self, assertion: Any, **bounds: str) -> None:
        by_mail = self.vary == "mail"
        kind = "1.1:nameid-format:emailAddress" if by_mail else "2.0:nameid-format:persistent"
        subject = add(assertion, "Subject")
        add(subject, "NameID", "maja@tallvik.example" if by_mail else self.subject, Format=f"{NAMES}:{kind}")
        confirmation = add(subject, "SubjectConfirmation", Method=f"{NAMES}:2.0:cm:bearer")
        add(confirmation, "SubjectConfirmationData", **bounds)

    def metadata(self) -> str:
        certificate = "".join(line for line in OURS[1].decode().splitlines() if "CERT" not in line)
        return (
            f'<m:EntityDescriptor xmlns:m="{NAMES}:2.0:metadata" entityID="{self.origin}/metadata">'
            f'<m:IDPSSODescriptor protocolSupportEnumeration="{PROTOCOL}"><m:KeyDescriptor use="signing">'
            '<d:KeyInfo xmlns:d="http://www.w3.org/2000/09/xmldsig#"><d:X509Data>'
            f"<d:X509Certificate>{certificate}</d:X509Certificate></d:X509Data></d:KeyInfo></m:KeyDescriptor>"
            f'<m:SingleSignOnService Binding="{NAMES}:2.0:bindings:HTTP-Redirect" Location="{self.origin}/sso"/>'
            "</m:IDPSSODescriptor></m:EntityDescriptor>"
        )


def add(parent: Any, name: str, text: str = "", /, **attributes: str) -> Any:
    made = etree.SubElement(parent, f"{{{ASSERTION}}}{name}", **attributes)
    made.text = text or None
    return made


def new_id() -> str:
    return f"_{secrets.token_hex(16)}"


def sign(assertion: Any, private: bytes, certificate: bytes) -> None:
    """An enveloped signature (RSA-SHA256, exclusive canonical form) after the issuer."""
    names = xmlsec.constants
    template = xmlsec.template.create(assertion, names.TransformExclC14N, names.TransformRsaSha256)
    assertion.insert(1, template)
    reference = xmlsec.template.add_reference(template, names.TransformSha256, uri="#" + assertion.get("ID"))
    xmlsec.template.add_transform(reference, names.TransformEnveloped)
    xmlsec.template.add_transform(reference, names.TransformExclC14N)
    xmlsec.template.add_x509_data(xmlsec.template.ensure_key_info(template))
    xmlsec.tree.add_ids(assertion, ["ID"])
    signer = xmlsec.SignatureContext()
    signer.key = xmlsec.Key.from_memory(private, names.KeyDataFormatPem)
    signer.key.load_cert_from_memory(certificate, names.KeyDataFormatPem)
    signer.sign(template)


if __name__ == "__main__":
    Saml.origin = f"http://localhost:{sys.argv[1]}"
    serve(Saml, int(sys.argv[1]))
