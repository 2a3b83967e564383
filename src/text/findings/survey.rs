//! Surveys that are no ground.

use super::Words;
use crate::scenario::finding::SurveyFault;

pub(super) fn words(fault: &SurveyFault) -> Words {
    Words::new(match fault {
        SurveyFault::UnknownFormat { found } => {
            format!("{found} is not a known format; this version reads 1")
        }
        SurveyFault::OutOfRange { value, low, high } => {
            format!("{value} is not between {low} and {high}")
        }
        SurveyFault::NoExtent => {
            "west must be less than east, and south less than north".to_owned()
        }
        SurveyFault::TooLarge { side_km } => format!("larger than {side_km} by {side_km} km"),
        SurveyFault::TooFewPoints { found, least } => {
            format!("{found} points where at least {least} are needed")
        }
        SurveyFault::TooFar { point, most } => {
            format!("({}, {}) is more than {most} m from the origin", point.x, point.y)
        }
        SurveyFault::TooManyPoints { found, most } => {
            format!("{found} points in all; at most {most} are read")
        }
        SurveyFault::TooManyBandPoints { found, most } => {
            format!("rivers and rocky ridges have {found} points; at most {most} are read")
        }
        SurveyFault::TooLong { km, most_km } => {
            format!("lines of {km} km in all; at most {most_km}")
        }
        SurveyFault::TooMuchGround => {
            "the features together cover too much ground; make them fewer or smaller".to_owned()
        }
        SurveyFault::Rings => {
            "rings go outwards and downwards, between the summit and the foot".to_owned()
        }
        SurveyFault::RoadKind => "a road is a `Track`, a `Road` or a `Railway`".to_owned(),
        SurveyFault::TwoBorders => "a survey has at most one border".to_owned(),
    })
}
