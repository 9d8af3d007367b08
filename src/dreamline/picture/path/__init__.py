"""The winding path: from moments to rows, badges, labels, signs and the flag, on one sheet or several."""
