namespace Tandem.Bol;

/// <summary>bol does not let this account in. Nothing was executed, and only a person can mend it.</summary>
public sealed class BolUnauthorized(BolUnauthorizedKind kind, string message) : BolFailure(message)
{
    public BolUnauthorizedKind Kind { get; } = kind;
}
