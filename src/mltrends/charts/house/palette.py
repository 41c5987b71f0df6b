"""Colours by name, for paper and for dark screens, and the CSS that swaps one for the other.

Series colours are those of Okabe and Ito, which colour-blind readers can tell apart, made darker
for paper and lighter for dark screens where the original has less than 3:1 contrast. A chart is
drawn once, in the colours of paper; on a page each of its colours is looked up in a CSS variable.
"""

from __future__ import annotations

LIGHT = {
    "paper": "#ffffff",
    "ink": "#1c2127",
    "muted": "#59626d",
    "line": "#8a929c",  # axis, whisker ends, leaders
    "grid": "#e3e7eb",
    "faint": "#868e98",  # months that are not complete
    "blue": "#0072b2",
    "orange": "#b47800",
    "green": "#008f68",
    "vermillion": "#d55e00",
    "purple": "#b9568f",
    "sky": "#3391c7",
    "slate": "#4d5560",
    "warn": "#8a4b00",
    "warnpaper": "#fff3d6",
}

DARK = {
    "paper": "#171b21",
    "ink": "#e8ebee",
    "muted": "#a7b0ba",
    "line": "#757e89",
    "grid": "#2c333c",
    "faint": "#818b96",
    "blue": "#4ba3e3",
    "orange": "#e69f00",
    "green": "#1fb98a",
    "vermillion": "#f07b34",
    "purple": "#dc8dbb",
    "sky": "#8fd0f5",
    "slate": "#b4bcc6",
    "warn": "#ffcf7a",
    "warnpaper": "#382a10",
}

SERIES = ("blue", "vermillion", "green", "purple", "orange", "sky", "slate")
TEXT = ("ink", "muted")
GRAPHICS = (*SERIES, "line", "faint")
MARKERS = ("o", "s", "^", "D", "v", "P", "X")
DASHES: tuple[tuple[float, ...], ...] = (
    (),
    (7, 2),
    (4, 1.6),
    (9, 2, 2.5, 2),
    (5, 1.5, 1.5, 1.5),
    (2.4, 1.2),
    (12, 3),
)


def colour(name: str) -> str:
    """The colour that a chart is drawn in."""
    return LIGHT[name]


def luminance(hex_colour: str) -> float:
    """Relative luminance as WCAG defines it, 0 for black to 1 for white."""
    channels = [int(hex_colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def variables(theme: dict[str, str]) -> str:
    """The colours of a theme as CSS variables."""
    return "".join(f"--{name}:{value};" for name, value in theme.items())


def css(scope: str) -> str:
    """Rules that give every colour drawn inside `scope` the value of its CSS variable."""
    return "\n".join(
        f'{scope} [{part}="{value}"]{{{part}:var(--{name})}}'
        for name, value in LIGHT.items()
        for part in ("fill", "stroke")
    )
