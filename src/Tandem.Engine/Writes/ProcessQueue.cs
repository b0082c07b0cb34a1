using System.Collections.Concurrent;
using Tandem.Bol;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Values;

namespace Tandem.Engine.Writes;

/// <summary>
/// What bol says of the processes of the rows that are due: asked once for each account, for all of them together. An account
/// that cannot be asked fails its own rows only.
/// </summary>
internal sealed class ProcessQueue(SellerWork work, IEnumerable<(Account Account, string ProcessStatusId)> due)
{
    private readonly ILookup<AccountId, string> _ids = due.ToLookup(d => d.Account.Id, d => d.ProcessStatusId);
    private readonly ConcurrentDictionary<AccountId, Lazy<Task<Dictionary<string, BolProcessStatus>>>> _asked = new();

    /// <returns>Null where bol does not list it any more.</returns>
    public async Task<BolProcessStatus?> StatusOf(Account account, string processStatusId, CancellationToken ct)
    {
        var asked =
            _asked.GetOrAdd(account.Id, _ => new Lazy<Task<Dictionary<string, BolProcessStatus>>>(() => Ask(account, ct)));
        return (await asked.Value).GetValueOrDefault(processStatusId);
    }

    private async Task<Dictionary<string, BolProcessStatus>> Ask(Account account, CancellationToken ct) =>
        (await work.Bol(account).GetProcessStatuses([.. _ids[account.Id]], ct)).Where(s => s.ProcessStatusId is not null)
            .DistinctBy(s => s.ProcessStatusId).ToDictionary(s => s.ProcessStatusId!, StringComparer.Ordinal);
}
