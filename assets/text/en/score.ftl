# The score of a finished game.
score-outcome = The outcome
score-outcome-why = what became of it, luck included
score-doing = Difference you made
score-doing-why = under other luck they attack in { $without } without your orders, in { $with } with them
score-left = Durability
score-left-why = over twelve more weeks with nobody showing anything the peace holds in { $holds }
score-harm = Harm and law
score-harm-why = the rungs you climbed, wrong attributions, norms you broke
score-knowing = Assessment
score-knowing-why = estimates { $skill } better than the base rate; { $profile }
score-profile-right = their disposition named rightly
score-profile-wrong = their disposition named wrongly
score-profile-none = their disposition not named
score-line = { $label } { $points } of { $most }: { $why }
score-rate = { $rate } ({ $low } to { $high }) of 100
score-luck = The luck of the draw: better than { $rank } of 100 games with the same orders.
score-total = { $points } of 100 points

medal-deterred = Deterred
medal-understood = Understood
medal-left-standing = Left standing
medal-deterred-takes = no attack came
medal-understood-takes = ten points of assessment
medal-left-standing-takes = the peace holds in four of five games

score-title = Your score
score-counting = Playing your orders under other luck: { $done } of { $runs } games
score-failed = The score could not be counted: { $report }
