namespace Tandem.Bol;

/// <summary>bol understood the request and said no (400, 409, 415 and the like). Nothing was executed.</summary>
public sealed class BolRefused(int status, string title, string detail, IReadOnlyList<BolViolation> violations)
    : BolFailure(Words.OfRefusal(status, title, detail, violations))
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>bol's title of the problem; empty when bol gave none.</summary>
    public string Title { get; } = title;

    /// <summary>bol's explanation; empty when bol gave none.</summary>
    public string Detail { get; } = detail;

    /// <summary>What bol found wrong, field by field; often empty.</summary>
    public IReadOnlyList<BolViolation> Violations { get; } = violations;
}
