# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes armoury.csv: requests to a made-up armourer and the work ticket each gets. Same words in, same file out."""
import csv
import pathlib
import random

# piece: what it is made of, the bench that mends it
PIECES = {"breastplate": ("steel", "anvil"), "helmet": ("steel", "anvil"), "gauntlet": ("steel", "anvil"), "greave": ("steel", "anvil"),
          "shield boss": ("steel", "anvil"), "spur": ("steel", "anvil"), "mail shirt": ("mail", "ring"), "mail hood": ("mail", "ring"),
          "sword belt": ("leather", "saddler"), "scabbard": ("leather", "saddler"), "saddle": ("leather", "saddler"),
          "quiver": ("leather", "saddler"), "riding boot": ("leather", "saddler"), "lance": ("wood", "turner"), "long bow": ("wood", "turner"),
          "banner pole": ("wood", "turner"), "shield": ("wood", "turner"), "war drum": ("wood", "turner"), "cloak": ("cloth", "needle"),
          "pennant": ("cloth", "needle"), "padded coat": ("cloth", "needle"), "tent": ("cloth", "needle")}
# material: (what happened, remedy, days)
DAMAGES = {"steel": [("has a dent as big as a fist", "hammer out", 2), ("has gone red with rust", "scour and oil", 1), ("lost two rivets", "set new rivets", 1),
                     ("cracked along the edge", "forge weld", 4), ("no longer closes", "refit the hinge", 2), ("is bent out of shape", "heat and true", 3)],
           "mail": [("has a hole under the arm", "close the rings", 3), ("is stiff with rust", "roll in sand", 2), ("is too short by a hand", "add rows", 5),
                    ("sheds rings when I walk", "rivet the rings", 4), ("smells of the marsh", "wash and oil", 1)],
           "leather": [("tore at the seam", "stitch twice", 1), ("dried out and cracked", "grease and rest", 2), ("lost its buckle", "fit a buckle", 1),
                       ("was gnawed by mice", "patch and dye", 3), ("got soaked in the ford", "dry on a form", 2), ("is too tight since winter", "stretch", 2)],
           "wood": [("split down the grain", "glue and bind", 3), ("is warped like a barrel", "steam straight", 4), ("lost all its paint", "paint anew", 2),
                    ("has worms in it", "smoke and wax", 3), ("creaks at every step", "oil the joints", 1)],
           "cloth": [("caught fire at one corner", "cut and hem", 2), ("faded in the sun", "dye again", 3), ("has a tear a foot long", "darn", 1),
                     ("was eaten by moths", "patch", 2), ("came apart at the lining", "sew a lining", 3)]}
OPENINGS = ["My {p} {d}.", "Good day, my {p} {d}.", "Master, the {p} {d}.", "I am sorry to say that my {p} {d}.", "Since the last tourney my {p} {d}.",
            "Can you help? My {p} {d}.", "Look at this: the {p} {d}.", "My brother's {p} {d}.", "After the siege my {p} {d}.", "The squire says the {p} {d}."]
HASTES = [("", "in turn"), ("", "in turn"), (" I ride at dawn.", "first"), (" There is no hurry.", "last"), (" The duke himself is waiting.", "first"),
          (" Take all the time you need.", "last")]


def rows():
    draw = random.Random(11)
    for piece, (material, bench) in PIECES.items():
        for damage, remedy, days in DAMAGES[material]:
            for opening, (haste, turn) in zip(draw.sample(OPENINGS, 3), draw.sample(HASTES, 3)):
                yield (opening.format(p=piece, d=damage) + haste,
                       f"TICKET {piece} / bench: {bench} / work: {remedy} / {days} day{'s' if days > 1 else ''} / {turn}")


def main():
    made = sorted(set(rows()))
    random.Random(7).shuffle(made)
    with open(pathlib.Path(__file__).with_name("armoury.csv"), "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("request", "ticket"))
        writer.writerows(made)
    print(len(made), "rows")


if __name__ == "__main__":
    main()
