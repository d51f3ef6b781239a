# The end of a game.
outcome-deterred-clean = Deterred
outcome-deterred-armed = Deterred, under arms
outcome-defended = Defended
outcome-partial = Half held
outcome-lost = Lost

why-deterred = They never went: at the closest council belief lay { $hours } above the bar.
why-spared = They could have gone: at one council belief lay { $hours } under the bar, and they did not.
why-politics = The alliance came apart before the war was decided.
why-held = { $objective } held until the line closed at { $closed }.
why-held-open = { $objective } held to the end, though the line never closed.
why-half = { $objective } fell { $late } before the line closed, but half of its defenders still stood with their orders.
why-late = { $objective } fell { $late } before the line closed, and too few of its defenders were left to hold.
why-fell = { $objective } fell at { $lost }, and no line stood behind it.

figure-crisis = the crisis lasted
figure-councils = councils held
figure-closest = belief over bar, closest
figure-lost = objective lost
figure-closed = our line closed
figure-taken = taken from the column
figure-never = never
