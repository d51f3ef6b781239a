#!/bin/sh
# Copies the fonts with what the game writes: Latin, Greek, Cyrillic, punctuation, arrows; subset.sh UNPACKED OUT.
set -eu
barlow=$1/expo-google-fonts-barlow-condensed-0.4.1/package
inter=$1/expo-google-fonts-inter-0.4.2/package
out=$2
# Latin to Latin Extended-B, modifiers, Greek, Cyrillic, Latin Extended Additional, punctuation to currency, letterlike,
# number forms, arrows, mathematics, technical, enclosed, shapes, symbols, dingbats.
range='U+0020-024F,U+0259,U+02B0-036F,U+0370-03FF,U+0400-04FF,U+1E00-1EFF,U+2000-20CF,U+2100-218F,U+2190-21FF,U+2200-22FF'
range="$range,U+2300-23FF,U+2460-24FF,U+25A0-26FF,U+2700-27BF,U+FB00-FB04"

cut() {
    # Alternates that the game never asks for are most of Inter; kerning, marks and even figures stay.
    pyftsubset "$1" --unicodes="$range" --layout-features=kern,mark,mkmk,ccmp,locl,liga,tnum,case,frac,calt \
        --no-hinting --name-IDs='*' --output-file="$2"
}
cut "$barlow/500Medium/BarlowCondensed_500Medium.ttf" "$out/BarlowCondensed-Medium.ttf"
cut "$barlow/600SemiBold/BarlowCondensed_600SemiBold.ttf" "$out/BarlowCondensed-SemiBold.ttf"
cut "$inter/500Medium/Inter_500Medium.ttf" "$out/Inter-Medium.ttf"
cut "$inter/600SemiBold/Inter_600SemiBold.ttf" "$out/Inter-SemiBold.ttf"
cp "$barlow/LICENSE_FONT" "$out/BarlowCondensed-OFL.txt"
cp "$inter/LICENSE_FONT" "$out/Inter-OFL.txt"
