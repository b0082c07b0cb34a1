using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Returns;

/// <summary>Reads what a customer wrote about a return, while a person looks at it. Nothing of it is kept.</summary>
public sealed class CustomerWords(Database database, Remotes remotes)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <returns>What the customer wrote, empty where that is nothing; or why bol did not tell it.</returns>
    public async Task<(string? Words, Reason? Problem)> Of(SellerId seller, long key, CancellationToken ct)
    {
        await using var db = database.Read();
        var line = await db.Returns.SingleOrDefaultAsync(r => r.SellerId == seller && r.Key == key, ct);
        var account = line is null ? null : await db.Accounts.SingleOrDefaultAsync(a => a.Id == line.AccountId, ct);
        if (line is null || account is null) return (null, Reason.Of("return.not.known"));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            return (await remotes.Of(account).GetReturnComments(line.ReturnId, line.RmaId, patience.Token) ?? "", null);
        }
        catch (Exception failure) when (RemoteFailure.Explains(failure, out var reason, out _))
        {
            return (null, reason);
        }
        catch (CryptographicException)
        {
            return (null, Reason.Of("address.keys", ("side", "bol")));
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return (null, Reason.Of("address.slow", ("side", "bol")));
        }
    }
}
