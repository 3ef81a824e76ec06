//! Walking over everything that a terms file says: each node of the trees of words, tests, weights, ties and rules, once, from
//! the outside in. Names (`The`) are not followed: whoever walks decides whether to look them up.

use super::language::{Bar, Decision, Is, Rule, Terms, Test, Tie, Weight, Who};

/// One node.
#[derive(Clone, Copy, Debug)]
pub enum Node<'t> {
    Is(&'t Is),
    Test(&'t Test),
    Weight(&'t Weight),
    Tie(&'t Tie),
}

/// What is called for each node.
pub type Visitor<'v, 't> = &'v mut dyn FnMut(Node<'t>);

/// Every node of a whole file.
pub fn terms<'t>(terms: &'t Terms, visitor: Visitor<'_, 't>) {
    for office in &terms.offices {
        who(&office.from, visitor);
    }
    for (_, chosen) in &terms.words {
        who(chosen, visitor);
    }
    for (_, named) in &terms.tests {
        test(named, visitor);
    }
    for (_, named) in &terms.weights {
        weight(named, visitor);
    }
    bars(&terms.bars, visitor);
    for stand_in in &terms.stand_ins {
        who(&stand_in.r#for, visitor);
        who(&stand_in.chosen_from, visitor);
    }
    votes(&terms.votes, visitor);
    test(&terms.quorum.test, visitor);
    for class in &terms.decisions {
        decision(class, visitor);
    }
}

/// Every node of one class of decision.
pub fn decision<'t>(decision: &'t Decision, visitor: Visitor<'_, 't>) {
    bars(&decision.bars, visitor);
    votes(decision.votes.as_deref().unwrap_or_default(), visitor);
    for quorum in decision.quorum.iter().chain(&decision.quorum_instead) {
        test(quorum, visitor);
    }
    rule(&decision.rule, visitor);
}

/// Every node of a list of bars.
pub fn bars<'t>(bars: &'t [Bar], visitor: Visitor<'_, 't>) {
    for bar in bars {
        who(&bar.who, visitor);
    }
}

/// Every node of rows of votes.
pub fn votes<'t>(rows: &'t [(Who, Weight)], visitor: Visitor<'_, 't>) {
    for (seats, given) in rows {
        who(seats, visitor);
        weight(given, visitor);
    }
}

/// Every adjective of a choice of seats.
pub fn who<'t>(chosen: &'t [Is], visitor: Visitor<'_, 't>) {
    for is in chosen {
        adjective(is, visitor);
    }
}

fn adjective<'t>(is: &'t Is, visitor: Visitor<'_, 't>) {
    visitor(Node::Is(is));
    match is {
        Is::And(all) | Is::Or(all) => who(all, visitor),
        Is::Not(inner) => adjective(inner, visitor),
        Is::Case(_, answers) => answers.iter().for_each(|(_, chosen)| who(chosen, visitor)),
        Is::Body(_) | Is::Tag(_) | Is::Seat(_) | Is::Office(_) | Is::Filled | Is::Pending | Is::Suspended => {}
        Is::Attending | Is::Remote | Is::Deputy | Is::Proxy | Is::CoOpted | Is::Presiding => {}
        Is::Concerned | Is::Conflict(_) | Is::Conflicted | Is::Barred(_) => {}
        Is::For | Is::Against | Is::Abstained | Is::Cast | Is::Replied => {}
        Is::Members | Is::Present | Is::Entitled | Is::Nobody | Is::The(_) => {}
    }
}

/// Every node of a test.
pub fn test<'t>(node: &'t Test, visitor: Visitor<'_, 't>) {
    visitor(Node::Test(node));
    match node {
        Test::Need { of, are, .. } => {
            who(of, visitor);
            who(are, visitor);
        }
        Test::All(all) | Test::Any(all) | Test::AnyOf(_, all) | Test::Separately(all) => {
            all.iter().for_each(|inner| test(inner, visitor));
        }
        Test::Each(groups, inner) => {
            groups.iter().for_each(|group| who(group, visitor));
            test(inner, visitor);
        }
        Test::If(condition, then, otherwise) => [condition, then, otherwise].into_iter().for_each(|t| test(t, visitor)),
        Test::Case(_, answers) => answers.iter().for_each(|(_, inner)| test(inner, visitor)),
        Test::Under(_, inner) => test(inner, visitor),
        Test::The(_) => {}
    }
}

/// Every node of a weight.
pub fn weight<'t>(node: &'t Weight, visitor: Visitor<'_, 't>) {
    visitor(Node::Weight(node));
    match node {
        Weight::SameAs(those) => who(those, visitor),
        Weight::Block(inner, inner_rule) => {
            weight(inner, visitor);
            rule(inner_rule, visitor);
        }
        Weight::Case(_, answers) => answers.iter().for_each(|(_, inner)| weight(inner, visitor)),
        Weight::Under(_, inner) => weight(inner, visitor),
        Weight::Each(_) | Weight::Own(_) | Weight::Together(_) | Weight::The(_) => {}
    }
}

/// Every node of a rule.
pub fn rule<'t>(rule: &'t Rule, visitor: Visitor<'_, 't>) {
    test(&rule.carried, visitor);
    tie(&rule.tie, visitor);
    tie(&rule.neither, visitor);
}

/// Every node of what follows a tie.
pub fn tie<'t>(node: &'t Tie, visitor: Visitor<'_, 't>) {
    visitor(Node::Tie(node));
    match node {
        Tie::Casting { by, .. } => by.iter().for_each(|holders| who(holders, visitor)),
        Tie::Case(_, answers) => answers.iter().for_each(|(_, inner)| tie(inner, visitor)),
        Tie::Under(_, inner) => tie(inner, visitor),
        Tie::Lost | Tie::NoDecision | Tie::Postponed | Tie::Lot | Tie::Silent | Tie::Again(_) | Tie::Abstains => {}
    }
}
