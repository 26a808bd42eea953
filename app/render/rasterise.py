"""A process of its own that turns one drawing (SVG, standard input) into points (PNG, standard output).

``python rasterise.py WIDTH HEIGHT GROUND FONT...``: what draws is native code that lets nothing else run meanwhile, and that a
process can be ended in.
"""

from __future__ import annotations

import sys

import resvg_py


def main() -> None:
    """Draw with the fonts that are named and no other, so that letters look the same on every machine."""
    width, height, ground, *fonts = sys.argv[1:]
    sys.stdout.buffer.write(
        resvg_py.svg_to_bytes(
            svg_string=sys.stdin.buffer.read().decode("utf-8"),
            width=int(width),
            height=int(height),
            background=ground,
            font_files=fonts,
            skip_system_fonts=True,
            sans_serif_family="DejaVu Sans",
        )
    )


if __name__ == "__main__":
    main()
