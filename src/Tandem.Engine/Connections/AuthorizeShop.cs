using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Engine.Connections;

/// <summary>
/// WooCommerce's own way of giving keys (facts/woocommerce.md §j): its owner approves on a page of the shop, and the shop posts
/// the keys to this program. Nothing signs that post, so it must bring back a state that nobody can guess, of the last half hour.
/// </summary>
public sealed class AuthorizeShop(
    Database database, SetupDrafts drafts, Credentials credentials, HookAddresses addresses, TimeProvider clock)
{
    /// <summary>How long the shop's answer is waited for.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);
    private const int LongestKey = 100;

    /// <summary>
    /// Why a shop cannot give its keys this way; null: it can. It calls back to https alone; one on this machine, the sandbox,
    /// reaches what listens on this machine too.
    /// </summary>
    public Reason? WhyNot(Uri? shop) => addresses.Public switch
    {
        null => Reason.Of("authorize.no-address"),
        { Scheme: "https" } => null,
        { IsLoopback: true } when shop is null or { IsLoopback: true } => null,
        _ => Reason.Of("authorize.no-https"),
    };

    /// <summary>Begins: a state of before is taken no longer.</summary>
    /// <param name="back">Where the shop sends its owner afterwards.</param>
    /// <returns>The page of the shop on which its owner approves; null where <see cref="WhyNot"/> says why not.</returns>
    public async Task<Uri?> Start(Guid draft, Uri shop, Uri back, CancellationToken ct)
    {
        if (WhyNot(shop) is not null || addresses.ForKeys is not { } callback) return null;
        var state = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
        await drafts.Change(draft, row =>
        {
            if (row.ConnectedAt is not null) return;
            if (row.ShopUrl != shop.ToString()) row.ShopSecret = null;
            (row.ShopUrl, row.StateHash, row.StateUntil) = (shop.ToString(), HashOf(state), clock.GetUtcNow() + Patience);
        }, ct);
        var query = string.Join('&', new (string Name, string Value)[]
        {
            ("app_name", "Tandem"), ("scope", "read_write"), ("user_id", state), ("return_url", back.ToString()),
            ("callback_url", callback.ToString()),
        }.Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}"));
        return new Uri(ShopAddress.Of(shop), "wc-auth/v1/authorize?" + query);
    }

    /// <summary>
    /// Takes the keys that a shop posts. Its owner may reload the shop's page, and another key comes with the same state: both
    /// open the shop, and the last one is kept, until one was tried and found good (<see cref="TryDraft"/>).
    /// </summary>
    /// <returns>False where the state is not known, or too old.</returns>
    public async Task<bool> Take(string state, string key, string secret, CancellationToken ct)
    {
        if (!key.StartsWith("ck_", StringComparison.Ordinal) || !secret.StartsWith("cs_", StringComparison.Ordinal)
            || key.Length > LongestKey || secret.Length > LongestKey) return false;
        var (hash, now) = (HashOf(state), clock.GetUtcNow());
        SetupDraft? draft;
        await using (var db = database.Read())
        {
            draft = await db.SetupDrafts
                .SingleOrDefaultAsync(d => d.StateHash == hash && d.FinishedAt == null && d.StateUntil > now, ct);
        }

        if (draft is not { ShopUrl: { } url }) return false;
        await drafts.Change(draft.Id, row =>
        {
            if (row.StateHash == hash && row.ConnectedAt is null && row.ShopUrl == url)
                row.ShopSecret = credentials.Seal(new WooCredentials(new Uri(url), key, secret));
        }, ct);
        return true;
    }

    private static string HashOf(string state) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(state)));
}
