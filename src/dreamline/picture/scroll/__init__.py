"""The style "scroll": the picture for a phone, dreams on top and the first moment at the bottom (PICTURE 12)."""
