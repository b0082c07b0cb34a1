using Tandem.Engine.Sellers;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Engine.Connections;

/// <summary>
/// Tries the keys of a seller in the making: by reading, and by writes of nothing. Changes nothing on either side; good keys
/// close the draft to others.
/// </summary>
public sealed class TryDraft(
    SetupDrafts drafts, Credentials credentials, CheckKeys check, ShopChecklist checklist, WooClients woo)
{
    /// <returns>The shop's check list; empty where no keys were given yet.</returns>
    public async Task<IReadOnlyList<ShopFinding>> Shop(Guid id, CancellationToken ct)
    {
        var (draft, known) = await drafts.Of(id, ct);
        if (draft is null) return [];
        var (url, secret) = known is null ? (draft.ShopUrl, draft.ShopSecret) : (known.Url, known.Secret);
        if (url is null || secret is null) return [];
        var name = $"setup:{id:N}";
        try
        {
            var keys = credentials.OpenShop(url, secret);
            var findings = await checklist.Run(known is null ? woo.ForStranger(keys) : woo.For(name, keys), keys.Shop,
                known?.Id, ct);

            // Told to nobody but who has keys of it.
            var opens = findings.Any(f => f is { Key: "key", Verdict: CheckVerdict.Fine });
            if (opens && await check.IsKnown(keys.Shop, known?.Id, ct) is { } why)
                return [.. findings.Select(f => f.Key == "key" ? new ShopFinding("key", CheckVerdict.Wrong, why) : f)];

            // Keys that are good stay: what comes later with the same state is another's, or one too many.
            if (!findings.Any(f => f.Stops))
                await drafts.Change(id, row => row.StateHash = row.ShopSecret == secret ? null : row.StateHash, ct);
            return findings;
        }
        finally
        {
            woo.Forget(name);
        }
    }

    /// <returns>Why the keys of bol cannot be used; null: they can, or the seller is connected already.</returns>
    public async Task<Reason?> Bol(Guid id, CancellationToken ct) =>
        (await drafts.Of(id, ct)).Draft is not { ConnectedAt: null } draft ? null
            : draft.BolSecret is { } secret ? await check.OfAccount(null, credentials.OpenBol(secret), ct)
            : Reason.Of("setup.no-bol-keys");
}
