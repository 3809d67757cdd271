"""Results of plans: the deadline in force on a day, and a verdict on it that claims no more than the log knows.

Every judgement has a day D on which it is made and a day K up to which things are known. Both stand in `Day`.
A log stops following plans on its horizon H (a plan's own `checked`, else the end of what the log covers): beyond H the
verdict is what was known on H, or `unknown`.
"""
