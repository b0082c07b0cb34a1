namespace Tandem.Engine.Values;

/// <summary>Why a text is not a GTIN.</summary>
public enum GtinProblem
{
    None,
    Missing,
    NotDigits,
    WrongLength,
    WrongCheckDigit,
}
