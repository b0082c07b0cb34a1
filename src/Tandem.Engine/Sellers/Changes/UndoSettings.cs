using System.Text.Json;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Sellers.Changes;

/// <summary>Undoes changes of a record of settings.</summary>
/// <param name="change">The feature's own way to change it, in a transaction that is open.</param>
internal sealed class UndoSettings<T>(Func<TandemDb, SellerId, T, CancellationToken, Task> change) : IUndo
    where T : class, ISettings<T>
{
    public string Setting => T.Name;

    public async Task<string?> Now(TandemDb db, SellerId seller, Reason note, CancellationToken ct) =>
        JsonSerializer.Serialize(await db.SettingsOf<T>(seller, ct));

    // A version of Tandem between may have given the record something more to choose.
    public string Read(string kept) => JsonSerializer.Serialize(JsonSerializer.Deserialize<T>(kept));

    public async Task<Reason?> PutBack(TandemDb db, SellerId seller, Reason note, CancellationToken ct)
    {
        await change(db, seller, JsonSerializer.Deserialize<T>(note["was"])!, ct);
        return null;
    }
}
