using Microsoft.AspNetCore.Components;
using Tandem.Engine.Monitoring;
using Tandem.Engine.Users;
using Tandem.Web.Door;

namespace Tandem.Web.Pages.Parts;

/// <summary>A page that reads itself again every few seconds while somebody looks at it.</summary>
public abstract class LivePage : ComponentBase, IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(3);
    private readonly CancellationTokenSource _gone = new();
    private readonly SemaphoreSlim _reading = new(1, 1);
    private Task _watching = Task.CompletedTask;
    private CancellationTokenRegistration _stopping;

    /// <summary>The clock of the whole program, which a rehearsal runs faster.</summary>
    [Inject]
    public TimeProvider Clock { get; set; } = null!;

    [Inject]
    public PageVisibility Visibility { get; set; } = null!;

    /// <summary>A page may outlive the program that it shows by minutes: it must not ask a database that is closed.</summary>
    [Inject]
    public IHostApplicationLifetime Program { get; set; } = null!;

    /// <summary>What the reader may see and do, asked again at every reading and every writing.</summary>
    [Inject]
    internal Session Session { get; set; } = null!;

    [CascadingParameter]
    public SellerRow Seller { get; set; } = null!;

    /// <summary>Whether the page has read something, so that an empty one can say that it is empty.</summary>
    protected bool Loaded { get; private set; }

    protected DateTimeOffset Now => Clock.GetUtcNow();

    public void Dispose()
    {
        Visibility.Opened -= ReadNow;
        _stopping.Dispose();
        _gone.Cancel();
        _gone.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Reads what the page shows.</summary>
    protected abstract Task Read(CancellationToken ct);

    /// <summary>
    /// Reads at once, for a search or another page. One after the other, so that an older answer never covers a newer one.
    /// </summary>
    protected async Task Again()
    {
        var ct = _gone.Token;
        await _reading.WaitAsync(ct);
        try
        {
            await Session.Demand(Seller.Id, Right.See, ct);
            await Read(ct);
            Loaded = true;
        }
        finally
        {
            _reading.Release();
        }
    }

    protected override void OnInitialized() => _stopping = Program.ApplicationStopping.Register(_gone.Cancel);

    protected override Task OnParametersSetAsync() => Again();

    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender) return;
        Visibility.Opened += ReadNow;
        _watching = Watch(_gone.Token);
    }

    private async Task Watch(CancellationToken ct)
    {
        // Real seconds, whatever clock the program runs on: a reader's eyes are not simulated.
        using var timer = new PeriodicTimer(Every, TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(ct))
            {
                if (Visibility.Open) await Show();
            }
        }
        catch (OperationCanceledException)
        {
            // The page is gone.
        }
    }

    private void ReadNow() => _watching = Task.WhenAll(_watching, Show());

    private async Task Show()
    {
        try
        {
            await InvokeAsync(async () =>
            {
                await Again();
                StateHasChanged();
            });
        }
        catch (Exception failure) when (failure is OperationCanceledException or ObjectDisposedException
            && _gone.IsCancellationRequested)
        {
            // The page went while it was being read.
        }
        catch (Exception failure)
        {
            await DispatchExceptionAsync(failure);
        }
    }
}
