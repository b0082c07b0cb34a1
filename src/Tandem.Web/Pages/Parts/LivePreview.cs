using Microsoft.AspNetCore.Components;
using Tandem.Engine.Stock;

namespace Tandem.Web.Pages.Parts;

/// <summary>
/// A form that shows what it would do while it is typed in. The newest question is the only one that is answered.
/// </summary>
public abstract class LivePreview : ComponentBase, IDisposable
{
    /// <summary>A number of two digits is one question.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private CancellationTokenSource _asked = new();

    [Inject]
    public PreviewStock Previews { get; set; } = null!;

    protected StockPreview? Preview { get; private set; }

    protected bool Looking { get; private set; }

    public void Dispose()
    {
        _asked.Cancel();
        _asked.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Forgets the last question; nothing is shown.</summary>
    protected void Forget()
    {
        _asked.Cancel();
        _asked.Dispose();
        _asked = new CancellationTokenSource();
        (Preview, Looking) = (null, false);
    }

    /// <summary>Asks a new question. The old answer stays until the first of the new one.</summary>
    protected async Task Ask(Func<CancellationToken, IAsyncEnumerable<StockPreview>> question)
    {
        var before = Preview;
        Forget();
        (Preview, Looking) = (before, true);
        var ct = _asked.Token;
        try
        {
            await Task.Delay(Pause, TimeProvider.System, ct);

            // Away from the circuit: a look at a hundred thousand offers must not keep the reader's keys waiting.
            await Task.Run(async () =>
            {
                await foreach (var answer in question(ct))
                {
                    await InvokeAsync(() =>
                    {
                        if (ct.IsCancellationRequested) return;
                        Preview = answer;
                        StateHasChanged();
                    });
                }
            }, ct);
            Looking = false;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Typed on, saved, or gone.
        }
    }
}
