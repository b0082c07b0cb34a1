using Tandem.Engine.Sellers;

namespace Tandem.Engine.Proof;

/// <summary>How long proof is kept.</summary>
/// <param name="Days">Days that the stock ledger and the trail are kept.</param>
internal sealed record LedgerSettings(int Days) : ISettings<LedgerSettings>
{
    public static string Name => "proof.ledger";

    public static LedgerSettings Usual { get; } = new(90);
}
