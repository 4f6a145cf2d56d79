"""One image on its way to a network: decoded, checked, put on a canvas, seen from several sides."""
