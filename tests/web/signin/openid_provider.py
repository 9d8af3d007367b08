"""An OpenID Connect provider with PKCE that signs for real (RS256): `python openid_provider.py PORT`."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import sys
import time
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlencode

import jwt
from company_providers import Provider, serve
from cryptography.hazmat.primitives.asymmetric import rsa

KEY, ANOTHER = (rsa.generate_private_key(public_exponent=65537, key_size=2048) for _ in range(2))


class OpenID(Provider):
    """`asked` holds the questions by the code given for each."""

    issuer = ""
    asked: ClassVar[dict[str, dict[str, str]]] = {}

    def answer(self, place: str) -> None:
        if place == "/.well-known/openid-configuration":
            self.tell(self.configuration())
        elif place == "/keys":
            public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key()))
            self.tell({"keys": [{**public, "kid": "one", "alg": "RS256", "use": "sig"}]})
        elif place == "/authorize":
            self.send_back()

    def send_back(self) -> None:
        code = secrets.token_urlsafe(8)
        self.asked[code] = self.query
        state = "forged" if self.vary == "state" else self.query["state"]
        back = urlencode({"code": code, "state": state})
        self.say(b"", status=302, Location=f"{self.query['redirect_uri']}?{back}")

    def do_POST(self) -> None:  # noqa: N802  # http.server's name
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        sent = {name: values[0] for name, values in parse_qs(body).items()}
        question = self.asked.pop(sent.get("code", ""), None)
        if question is None or not proves(question, sent.get("code_verifier", "")):
            self.tell({"error": "invalid_grant"}, status=400)
        else:
            self.tell({"access_token": "a", "token_type": "bearer", "id_token": self.token(question)})

    def claims(self, question: dict[str, str]) -> dict[str, Any]:
        now = int(time.time()) - (7200 if self.vary == "old" else 0)
        return {
            "iss": "http://evil.example" if self.vary == "issuer" else self.issuer,
            "sub": self.subject,
            "aud": "somebody-else" if self.vary == "audience" else question["client_id"],
            "exp": now + 300,
            "iat": now,
            "nonce": "another" if self.vary == "nonce" else question.get("nonce", ""),
            "email": "maja@tallvik.example",
            "email_verified": True,
        }

    def token(self, question: dict[str, str]) -> str:
        claims = self.claims(question)
        if self.vary == "unsigned":
            return jwt.encode(claims, key="", algorithm="none")
        if self.vary == "shared key":
            return jwt.encode(claims, key="one" * 20, algorithm="HS256", headers={"kid": "one"})
        key = ANOTHER if self.vary == "signature" else KEY
        return jwt.encode(claims, key=key, algorithm="RS256", headers={"kid": "one"})

    def configuration(self) -> dict[str, Any]:
        return {
            "issuer": "http://localhost:1" if self.vary == "configuration" else self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "userinfo_endpoint": f"{self.issuer}/me",
            "jwks_uri": f"{self.issuer}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def tell(self, what: Any, status: int = 200) -> None:
        self.say(json.dumps(what).encode(), "application/json", status)


def proves(question: dict[str, str], verifier: str) -> bool:
    """PKCE (RFC 7636), with a challenge that is a digest; nothing goes without."""
    digest = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    return question.get("code_challenge_method") == "S256" and question.get("code_challenge") == digest


if __name__ == "__main__":
    OpenID.issuer = f"http://localhost:{sys.argv[1]}"
    serve(OpenID, int(sys.argv[1]))
