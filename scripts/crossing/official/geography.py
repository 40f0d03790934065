"""Distances between the places of the map."""

from __future__ import annotations

import math

from crossing.ledger import Ledger

EARTH_RADIUS_KM = 6371.0088  # mean radius of the Earth, IUGG
KM_PER_MILE = 1.609344  # the international mile, by definition (1959 agreement)
CROSSING = ("south-foreland", "cap-gris-nez")  # the two ends of the narrowest crossing


def miles_between(longitude: float, latitude: float, longitude_2: float, latitude_2: float) -> float:
    """Return the great-circle distance of two points in miles, by the haversine formula.

    Degrees in; the Earth is taken as a sphere of its mean radius, which is true to about half a per cent.
    """
    phi, phi_2 = math.radians(latitude), math.radians(latitude_2)
    half_across = math.sin(math.radians(longitude_2 - longitude) / 2) ** 2
    half_up = math.sin((phi_2 - phi) / 2) ** 2
    angle = 2 * math.asin(math.sqrt(half_up + math.cos(phi) * math.cos(phi_2) * half_across))
    return EARTH_RADIUS_KM * angle / KM_PER_MILE


def narrowest(ledger: Ledger) -> float:
    """Return the length of the narrowest crossing in miles, from the two ends in data/places.csv."""
    ends = ledger.places.set_index("place_id").loc[list(CROSSING), ["longitude", "latitude"]]
    return miles_between(*ends.iloc[0], *ends.iloc[1])
