# The end of a game.
outcome-deterred-clean = Deterred
outcome-deterred-armed = Deterred, under arms
outcome-defended = Defended
outcome-partial = Partial defence
outcome-lost = Lost

why-deterred = They never attacked: at the closest council their estimate lay { $hours } above the threshold.
why-spared = They could have attacked: at one council their estimate lay { $hours } below the threshold, and they did not.
why-politics = The alliance came apart before the war was decided.
why-given-up = Their council gave the attack up at { $hour }
why-closed = Our line closed at { $hour }
why-expired = The war came to a standstill
why-all-held = { $ended }. Every objective was held.
why-some-held = { $ended }. { $held } of { $all } objectives were held.
why-none-held = { $ended }. No objective was held.

figure-crisis = the crisis lasted
figure-councils = councils held
figure-closest = estimate above threshold, closest
figure-lost = first objective lost
figure-grade = grade of the war, of 100
figure-taken = taken from the column
figure-never = never
