"""Identity tokens of OpenID Connect: signature, issuer, audience and times are checked, always."""

from __future__ import annotations

from typing import Any, Final

import jwt

ALGORITHMS: Final = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
"""Signed with a private key of the provider's; never one both sides know, never none."""
NEEDED: Final = ("iss", "sub", "aud", "exp", "iat")
SKEW: Final = 60
"""Seconds clocks may differ."""


class BadToken(Exception):
    """The token proves nothing."""


def claims(token: str, keys: dict[str, Any], *, issuer: str, client: str) -> dict[str, Any]:
    """What a token says. Raises BadToken."""
    try:
        key = _key(token, keys)
        options: Any = {"require": list(NEEDED)}
        said: dict[str, Any] = jwt.decode(
            token, key=key, algorithms=list(ALGORITHMS), issuer=issuer, audience=client, leeway=SKEW, options=options
        )
    except (jwt.PyJWTError, ValueError, TypeError, KeyError) as bad:
        raise BadToken from bad
    if said.get("azp", client) != client or not isinstance(said["sub"], str) or not said["sub"]:
        raise BadToken
    return said


def _key(token: str, keys: dict[str, Any]) -> jwt.PyJWK:
    """The key the token names; without a name, the only one there is."""
    wanted = jwt.get_unverified_header(token).get("kid")
    fitting = [key for key in jwt.PyJWKSet.from_dict(keys).keys if wanted in {None, key.key_id}]
    if len(fitting) != 1 or fitting[0].public_key_use not in {None, "sig"}:
        raise BadToken
    return fitting[0]
