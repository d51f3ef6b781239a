# The end of a game.
outcome-deterred-clean = Deterred
outcome-deterred-armed = Deterred, under arms
outcome-defended = Defended
outcome-partial = Partial defence
outcome-lost = Lost

why-deterred = They never attacked: at the closest council their estimate lay { $hours } above the threshold.
why-spared = They could have attacked: at one council their estimate lay { $hours } below the threshold, and they did not.
why-politics = The alliance came apart before the war was decided.
why-held = { $objective } held until the line of defence closed at { $closed }.
why-held-open = { $objective } held to the end, though the line of defence never closed.
why-half = { $objective } fell { $late } before the line closed, but half of its defenders still stood with their orders.
why-late = { $objective } fell { $late } before the line closed, and too few of its defenders were left to hold.
why-fell = { $objective } fell at { $lost }, and no line stood behind it.

figure-crisis = the crisis lasted
figure-councils = councils held
figure-closest = estimate above threshold, closest
figure-lost = objective lost
figure-closed = our line closed
figure-taken = taken from the column
figure-never = never
