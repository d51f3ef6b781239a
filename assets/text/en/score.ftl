# The score of a finished game.
score-difference = Difference you made
score-difference-why = an end is worth up to { $most }: { $idle } with nobody at the desk, { $made } (± { $error }) by your orders, { $luck } by luck, { $ended } in the end
score-durability = Durability
score-durability-peace = over twelve more weeks in which nobody signals, the peace holds in { $chance } of 100 games
score-durability-war = if the same columns came again, what you held would hold in { $chance } of 100 cases
score-harm = Harm and law
score-harm-why = the rungs you climbed, wrong attributions, norms you broke, civilians harmed
score-knowing = Assessment
score-knowing-why = estimates { $skill } better than the base rate; { $profile }
score-profile-right = their disposition named rightly
score-profile-wrong = their disposition named wrongly
score-profile-none = their disposition not named
score-line = { $label } { $points } of { $most }: { $why }
score-turning-points = The orders that changed the end most: { $points }
score-turning-point = { $when } { $points }
score-no-turning-point = No hour's orders changed the end by more than chance makes likely.
score-total = { $points } of 100 points

medal-deterred = Deterred
medal-understood = Understood
medal-left-standing = Left standing
medal-deterred-takes = no attack came
medal-understood-takes = ten points of assessment
medal-left-standing-takes = the peace holds in four of five games

score-title = Your score
score-counting = Playing what might have followed from each of your orders: { $done } of { $runs } games
score-failed = The score could not be counted: { $report }
